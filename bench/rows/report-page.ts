import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { startChromium } from "../../tests/report/chromium";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";
import { withServer } from "./lookups";

/** Measures how soon a report of 10,000 images is ready in a browser, and how large it is. Without a browser it measures the size only. */
export async function reportPage(repetitions: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "ucloud-image-bench-"));
  try {
    const page = join(folder, "report.html");
    await withServer(10_000, ({ environment }) => writeReport(page, environment));
    const size = sizeRow((await stat(page)).size);
    const browser = await startChromium();
    if ("missing" in browser) {
      console.error(`No browser, so the time of the report is not measured: ${browser.missing}`);
      return [size];
    }
    try {
      return [await readyRow(browser, page, folder, repetitions), size];
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeReport(page: string, environment: Readonly<Record<string, string>>): Promise<void> {
  const words = ["report", "--html", page, "--region", "cn-bj2", "--zone", "cn-bj2-05"];
  await promisify(execFile)(process.execPath, [command, ...words], {
    env: { PATH: process.env["PATH"], ...environment },
  });
}

async function readyRow(browser: Browser, page: string, folder: string, repetitions: number): Promise<Row> {
  const empty = join(folder, "empty.html");
  await writeFile(empty, '<!doctype html><html data-ready lang="en"><title>Empty</title></html>');
  const times = await inTurns(repetitions, { page: () => open(browser, page), empty: () => open(browser, empty) });
  const ready = median(times.page);
  return {
    work: "a report of 10,000 images, opened in a browser",
    figure: `ready within ${mostMs} ms`,
    measured: ms(ready),
    baseline: `an empty page: ${ms(median(times.empty))}`,
    ratio: ready / median(times.empty),
    used: ready / mostMs,
  };
}

async function open(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await page.close();
}

function sizeRow(bytes: number): Row {
  const ratio = bytes / mostBytes;
  return {
    work: "the file of that report",
    figure: "at most 3.5 MB",
    measured: `${(bytes / 1_000_000).toFixed(2)} MB`,
    baseline: "the limit: 3.5 MB",
    ratio,
    used: ratio,
  };
}

const mostMs = 1500;
const mostBytes = 3_500_000;

const command = join(__dirname, "..", "..", "dist", "cli", "main.js");
