import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { startSimulator, type Simulator } from "../../simulator";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { pageOf, type PageFacts } from "../../report/html/page";
import type { ReportData } from "../../report/report-data";
import { changesSince } from "../../report/since/changes";
import { startChromium } from "./chromium";
import { openPage } from "./opened-page";
import { dataOf, hostOn, pinOn, reportImage } from "./report-image";
import { reportFile, writtenReport } from "./written-report";

describe("the page of ucloud-image report, in a real browser", () => {
  let simulator: Simulator;
  const closers: (() => unknown)[] = [];
  let folder: string;
  let browser: Browser;
  let file: string;

  before(async function () {
    const found = await startChromium();
    if ("missing" in found) {
      console.log(`    Skipped, since there is no browser here: ${found.missing}.`);
      return this.skip();
    }
    browser = found;
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), "ucloud-image-report-"));
    closers.push(
      () => browser.close(),
      () => simulator.close(),
      () => rmSync(folder, { recursive: true }),
    );
    file = await writtenReport(simulator, folder);
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(async () => {
    for (const close of closers) await close();
  });

  const points = (page: Page) => page.locator("#plot circle[role=button]");
  const systems = (page: Page) => page.locator("#systems tbody:not([hidden])");
  const shown = (page: Page) => page.locator("#shown");
  const details = (page: Page) => page.locator("#details");

  it("draws a point for every dated build, and sends no request", async () => {
    const { page, requests, errors, violations } = await openPage(browser, file);
    const listed = simulator
      .images()
      .filter(({ Zone, ImageType }) => Zone === "cn-bj2-05" && ImageType === "Base")
      // No host boots them, and so they are listed only where a filter asks for them.
      .filter(({ Features = [] }) => !Features.some((feature) => feature.startsWith("Vgpu_")));
    const dated = listed.filter(({ CreateTime }) => CreateTime !== undefined);
    // The pin on an image that is gone is drawn as well.
    expect(await points(page).count()).to.equal(dated.length + 1);
    expect(await page.locator("#unplaced").textContent()).to.include(`made: ${listed.length - dated.length}.`);
    expect(await page.locator("#plot .today text").textContent()).to.include(await dayMade(page));
    expect(await page.locator("#plot .pin path").count()).to.equal(5);
    expect(requests).to.have.lengthOf(1);
    expect(errors).to.deep.equal([]);
    expect(await violations()).to.deep.equal([]);
  });

  /** The day on which the page says that it was made. */
  async function dayMade(page: Page): Promise<string> {
    const text = await page.locator("time").first().textContent();
    return /\d{4}-\d\d-\d\d/.exec(text ?? "")?.[0] ?? "no day";
  }

  for (const width of [400, 768, 1280]) {
    it(`fits a screen of ${width} pixels: nothing is wider, and no button is broken`, async () => {
      const { page } = await openPage(browser, file);
      await page.setViewportSize({ width, height: 900 });
      // The timeline is redrawn some time after the change of width.
      // As text: these tests compile without the types of a browser.
      await page.waitForFunction(`document.documentElement.scrollWidth <= ${width}`);
      const lines =
        "element => { const r = document.createRange(); r.selectNodeContents(element); return r.getClientRects().length }";
      expect(await page.evaluate(`(${lines})(document.querySelector("#filters [type=reset]"))`)).to.equal(1);
    });
  }

  it("lets the longest names break nothing on a phone, and no table scroll but that of the zones", async () => {
    const longest = pageWithEveryPart("a-very-long-name-without-a-space-".repeat(6));
    for (const width of [400, 320]) {
      const { page } = await openPage(browser, longest, "", { viewport: { width, height: 800 } });
      await openAll(page);
      expect(await page.evaluate(overflowing), `${width} pixels`).to.deep.equal(["zones"]);
    }
  });

  for (const colorScheme of ["light", "dark"] as const) {
    it(`keeps the rules of accessibility in every part of the page, ${colorScheme}`, async () => {
      const file = pageWithEveryPart("web");
      for (const width of [1280, 400]) {
        const { page } = await openPage(browser, file, "", { colorScheme, viewport: { width, height: 900 } });
        await openAll(page);
        await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
        expect(await page.evaluate(violatedRules), `${width} pixels`).to.deep.equal([]);
      }
    });
  }

  /** A page with all its parts, in which every name is the given one. */
  function pageWithEveryPart(name: string): string {
    const zones = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-04", "cn-bj2-05"];
    const images = zones.map((zone) => reportImage(`uimage-${zone}-${name}`, { zone, imageName: name }));
    const pins = images.map((image, n) =>
      pinOn(image, {
        ...{ name, urn: `urn:${n}:${name}`, stack: name, project: name, status: "superseded", text: name },
        newestImageId: "uimage-x",
      }),
    );
    const hosts = pins.map((pin, n) => hostOn(pin, { name: `${name}${n}`, status: "behind", text: name }));
    const data = dataOf(images, { pins, hosts, unreadable: [{ source: name, problem: name }] });
    const earlier = { ...data, madeAtMs: 0, pins: [], systems: [] };
    return writtenPage(data, { notes: [name], changes: changesSince(earlier, data) });
  }

  function writtenPage(data: ReportData, facts: Partial<PageFacts> = {}): string {
    const parts = { script: readDist("page.js"), style: readDist("page.css") };
    const written = join(folder, "made.html");
    writeFileSync(written, pageOf(data, { version: "0.0.0", notes: [], ...facts }, parts));
    return written;
  }

  /** Opens what can be opened, and marks a build. */
  async function openAll(page: Page): Promise<void> {
    await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    await page.evaluate("document.querySelector('#systems .system button').click()");
    await page.locator("#plot circle[tabindex='0']").focus();
    await details(page).waitFor();
  }

  it("lets no name act in any part of the page, whatever is searched", async () => {
    const hostile = `</script></td></details><img src=x onerror="hacked=1">'"&lt;b&gt;`;
    const made = pageWithEveryPart(hostile);
    const { page, errors, violations } = await openPage(browser, made);
    await page.getByLabel("Search").fill("img");
    expect(await shown(page).textContent()).to.include("4 of 4 pins");
    await page.getByLabel("Search").fill("onerror id:uimage");
    await openAll(page);
    expect(await page.locator("#actions").textContent()).to.include(hostile);
    expect(await page.locator("#changes-part").textContent()).to.include(hostile);
    expect(await page.evaluate("[document.images.length, typeof hacked]")).to.deep.equal([0, "undefined"]);
    expect(errors).to.deep.equal([]);
    expect(await violations()).to.deep.equal([]);
  });

  it("says what is not there: no image, no pin, and nothing known of a stack that could not be read", async () => {
    const read = { stacks: [{ source: "prod.json", project: "shop", stack: "prod" }] };
    const unread = { unreadable: [{ source: "prod.json", problem: "it is not JSON" }] };
    for (const [given, text] of [
      [{}, /^(?!.*pin)/s],
      [read, /1 stack read, without a pin\./],
      [unread, /No stack could be read, so nothing is known about pins\./],
    ] as const) {
      const { page, errors } = await openPage(browser, writtenPage(dataOf([], given)));
      expect(await page.locator("#plot").textContent()).to.equal("There is no image to show.");
      expect(await page.locator("#pins-part").textContent()).to.match(text);
      expect(await page.locator("#ends-part").textContent()).to.match(/0\s*images\s*within 30\s+days/);
      await page.getByLabel("Search").fill("x");
      await page.getByRole("button", { name: "Show all" }).click();
      expect(await page.locator("#pins-part").textContent()).to.match(text);
      expect(errors).to.deep.equal([]);
    }
  });

  it("saves as CSV what the search shows", async () => {
    const { page, requests } = await openPage(browser, file, "#q=rocky+9.5", { acceptDownloads: true });
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name, exact: true }).click(),
      ]);
      const lines = readFileSync(await download.path(), "utf8")
        .trimEnd()
        .split("\n");
      return { name: download.suggestedFilename(), lines };
    };
    const pins = await save("Pins as CSV");
    expect(pins.name).to.match(/^ucloud-pins-\d{4}-\d\d-\d\d\.csv$/);
    expect(pins.lines[0]).to.match(/^\uFEFFkind,project,stack,/);
    expect(pins.lines.slice(1).map((line) => line.split(",").slice(0, 5).join(","))).to.deep.equal([
      "pin,shop,prod,batch,gone",
    ]);
    const images = await save("Images as CSV");
    expect(images.lines).to.have.length.above(1);
    expect(images.lines.slice(1).every((line) => line.includes("Rocky 9.5"))).to.equal(true);
    expect(requests.filter((address) => !address.startsWith("blob:"))).to.have.lengthOf(1);
  });

  it("leads by keyboard to a point, its details and its row in the table", async () => {
    const { page } = await openPage(browser, file);
    expect(await page.locator("#plot circle[tabindex='0']").count()).to.equal(1);
    await page.getByRole("region", { name: "Table of what ends" }).focus();
    for (let stops = 0; !(await page.evaluate("document.querySelector('#plot').matches(':focus-within')")); stops++) {
      expect(stops, "what can be opened stands between").to.be.below(5);
      await page.keyboard.press("Tab");
    }
    await details(page).waitFor();
    const first = (await details(page).textContent()) ?? "";
    await page.keyboard.press("ArrowRight");
    await details(page).filter({ hasNotText: first }).waitFor();
    await page.keyboard.press("ArrowDown");
    const focused = page.locator("#plot circle:focus");
    expect(await focused.getAttribute("aria-label")).to.match(/^CentOS 7\.9, .*made \d{4}-\d\d-\d\d, maintained until/);
    expect(await details(page).getAttribute("aria-live")).to.equal("polite");
    await page.keyboard.press("Escape");
    await details(page).waitFor({ state: "hidden" });
    await page.keyboard.press("End");
    await details(page).waitFor();
    const id = (await details(page).locator("dd").first().textContent()) ?? "none";
    await page.keyboard.press("Enter");
    expect(await page.locator("#systems tr:focus").textContent()).to.include(id);
  });

  it("shows the details of the build under the pointer, and where its pins are", async () => {
    const { page } = await openPage(browser, file, "#q=ubuntu+22.04&pinned");
    await points(page).first().hover({ force: true });
    await details(page).waitFor();
    expect(await details(page).textContent()).to.match(/Pinshop\/prod web: superseded.*Pinshop\/prod api: superseded/s);
    // They cover nothing, and stay to be read and copied.
    await details(page).hover();
    await page.locator("h1").hover();
    expect(await details(page).isVisible()).to.equal(true);
  });

  it("hides no neighbour of a build behind its details", async () => {
    for (const [width, height] of [
      [1280, 900],
      [768, 1024],
      [400, 800],
    ] as const) {
      const { page } = await openPage(browser, file, "", { viewport: { width, height } });
      const count = await points(page).count();
      for (const position of [0, 5, Math.floor(count / 2), count - 1]) {
        await points(page).nth(position).focus();
        await details(page).filter({ hasText: "Maintained until" }).waitFor();
        expect(await page.evaluate(hiddenNeighbours), `${width} pixels, point ${position}`).to.deep.equal([]);
      }
      if (width < 960) {
        await page.getByRole("button", { name: "Close" }).click();
        await details(page).waitFor({ state: "hidden" });
      }
    }
  });

  it("shows a finger the details first, and the table next", async () => {
    const { page } = await openPage(browser, file, "#q=ubuntu+22.04&pinned", { hasTouch: true });
    await points(page).first().scrollIntoViewIfNeeded();
    const point = await points(page).first().boundingBox();
    const tap = () => page.touchscreen.tap((point?.x ?? 0) + 4, (point?.y ?? 0) + 4);
    await tap();
    await details(page).filter({ hasText: "shop/prod web: superseded" }).waitFor();
    expect(await page.locator("#systems tr:focus").count()).to.equal(0);
    await tap();
    await page.locator("#systems tr:focus").waitFor();
  });

  it("searches and filters the timeline and the tables alike", async () => {
    const { page } = await openPage(browser, file);
    const all = await points(page).count();
    await page.getByLabel("Search").fill("rocky 9.5");
    expect(await systems(page).count()).to.equal(1);
    expect(await points(page).count()).to.be.within(1, all - 1);
    expect(await shown(page).textContent()).to.match(/1 of \d+ systems, 1 of 6 pins/);
    expect(await page.locator("#pins td.status").count()).to.equal(1);
    expect(await page.locator("#counts").textContent()).to.match(/1 of \d+ operating systems/);
    expect(await page.locator("#counts").textContent()).to.match(/1 of 6 pins\s*in 1 stack, 1 gone/);
    expect(await page.locator("#actions-title").textContent()).to.equal("Needs action (1)");
    expect(await page.locator("#systems tbody:not([hidden]) td").first().textContent()).to.match(/^[\d,]+ builds?$/);
    await page.getByLabel("Search").fill("SHOP/prod legacy");
    expect(await points(page).count()).to.equal(1);
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await points(page).count()).to.equal(all);
    await page.getByLabel("Hide past end of life").check();
    expect(await systems(page).filter({ hasText: "CentOS 7.9" }).count()).to.equal(0);
    await page.getByLabel("Search").fill("no such image");
    expect(await page.locator("#plot").textContent()).to.equal("Nothing matches these filters.");
    expect(await systems(page).count()).to.equal(0);
  });

  it("keeps the view in the fragment, from which it is restored", async () => {
    const { page } = await openPage(browser, file);
    await page.locator("select[name=family]").selectOption("Debian");
    await page.getByLabel("Only pinned").check();
    await page.getByLabel("Theme").selectOption("dark");
    const { hash } = new URL(page.url());
    expect(hash).to.equal("#family=Debian&theme=dark&pinned");
    const again = (await openPage(browser, file, hash)).page;
    expect(await shown(again).textContent()).to.equal(await shown(page).textContent());
    expect(await again.getByLabel("Only pinned").isChecked()).to.equal(true);
    expect(await again.evaluate("getComputedStyle(document.documentElement).colorScheme")).to.equal("dark");
    await again.evaluate("location.hash = '#family=Rocky'");
    await again.locator("#systems tbody:not([hidden])", { hasText: "Rocky 9.5" }).waitFor();
  });

  it("folds and sorts the table", async () => {
    const { page } = await openPage(browser, file);
    const rows = page.locator("#systems tbody tr:not(.system)");
    expect(await rows.first().isHidden()).to.equal(true);
    await page.getByRole("button", { name: "CentOS 8.3", exact: true }).click();
    expect(await rows.first().isVisible()).to.equal(true);
    const column = page.locator("#systems").getByRole("columnheader", { name: "Maintained until" });
    await column.getByRole("button").click();
    expect(await column.getAttribute("aria-sort")).to.equal("ascending");
    const ends = await page.locator("#systems .system td:nth-child(7)").allTextContents();
    expect(ends).to.deep.equal([...ends].sort());
    await column.getByRole("button").click();
    const backwards = await page.locator("#systems .system td:nth-child(7)").allTextContents();
    expect(backwards.map((text) => text.slice(0, 10))).to.deep.equal(ends.map((text) => text.slice(0, 10)).reverse());
  });

  it("stands as tables where scripts are off", async () => {
    const { page } = await openPage(browser, file, "", { javaScriptEnabled: false });
    expect(await page.locator("#filters").isHidden()).to.equal(true);
    expect(await page.getByText("Scripts are off here").isVisible()).to.equal(true);
    const images = await page.locator("#systems tbody tr:not(.system)").all();
    expect(images).to.have.length.above(100);
    expect(await images[0]?.isVisible()).to.equal(true);
    expect(await page.locator("#pins td.status").count()).to.equal(6);
    expect(await page.locator("#actions td.status").count()).to.equal(5);
  });

  it("has no horizontal scroll on a screen of 360 pixels, and draws anew when it is turned", async () => {
    const { page } = await openPage(browser, file, "", { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(360);
    await page.setViewportSize({ width: 740, height: 360 });
    await page.waitForFunction("document.querySelector('#plot svg').clientWidth > 600");
    expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(740);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1280, 768, 400]) {
      it(`keeps the rules of accessibility, ${colorScheme}, ${width} pixels wide`, async () => {
        const { page } = await openPage(browser, file, "", { colorScheme, viewport: { width, height: 900 } });
        await page.getByRole("button", { name: "CentOS 8.3", exact: true }).click();
        await page.locator("#plot circle[tabindex='0']").focus();
        // In the page's policy no script can be added; the debugger's are not the page's.
        await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
        expect(await page.evaluate(violatedRules)).to.deep.equal([]);
      });
    }
  }

  it("lets no name act, wherever it is shown", async () => {
    const hostile = `</script><img src=x onerror="hacked=1"><!--<script>hacked=1</script>\u202etxt\u0007 --><b>`;
    const { ImageId } = simulator.publish({ ImageType: "Custom", ImageName: hostile, OsName: hostile });
    const pin = await recordedPin(simulator, { region: "cn-bj2", imageType: "Custom", imageIds: [ImageId] });
    writeFileSync(join(folder, "hostile.json"), exportedStack("prod", { [hostile.replaceAll(":", "")]: pin }));
    const words = ["hostile.json", "--region", "cn-bj2", "--image-type", "Custom"];
    const written = await reportFile(simulator, folder, ...words);
    const text = readFileSync(written, "utf8");
    expect(text).not.to.match(/[\u202e\u0007]|<img/);
    const { page, requests, errors, violations } = await openPage(browser, written, `#q=${encodeURIComponent("<img")}`);
    expect(await points(page).count()).to.equal(1);
    await page.locator("#plot circle[tabindex='0']").focus();
    expect(await details(page).textContent())
      .to.include("</script><img src=x")
      .and.include("\\u{202e}");
    expect(await page.evaluate("[document.images.length, document.scripts.length, typeof hacked]")).to.deep.equal([
      0,
      3,
      "undefined",
    ]);
    expect(requests).to.have.lengthOf(1);
    expect(errors).to.deep.equal([]);
    expect(await violations()).to.deep.equal([]);
  });
});

function readDist(name: string): string {
  return readFileSync(join(__dirname, "..", "..", "dist", "report", name), "utf8");
}

/** Runs in the browser: what is wider than its place, by the id of the next element that has one. */
const overflowing = `(() => {
  const wide = [...document.querySelectorAll("html, body, body *:not(svg *, .stacked thead *)")].filter(
    (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && getComputedStyle(element).display !== "inline",
  );
  return [...new Set(wide.map((element) => (element.querySelector("#zones") ?? element.closest("[id]") ?? element).id))];
})()`;

/**
 * Runs in the browser: the points within 60 pixels of the focused one that the details cover, or that are under them on the
 * screen.
 */
const hiddenNeighbours = `(() => {
  const panel = document.querySelector("#details-panel").getBoundingClientRect();
  const near = document.activeElement.getBoundingClientRect();
  return [...document.querySelectorAll("#plot circle[role=button]")]
    .map((circle) => ({ label: circle.getAttribute("aria-label"), at: circle.getBoundingClientRect() }))
    .filter(({ at }) => Math.hypot(at.x - near.x, at.y - near.y) < 60)
    .filter(({ at }) => at.right > panel.left && at.left < panel.right && at.bottom > panel.top && at.top < panel.bottom)
    .map(({ label }) => label);
})()`;

/** Runs in the browser: every rule of WCAG 2.2 A and AA, and axe's own good practice. */
const violatedRules = `axe
  .run({ resultTypes: ["violations"] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html).join(" | ")))`;
