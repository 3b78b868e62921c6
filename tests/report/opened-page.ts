import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a browser that keeps a record of what it must not do. */
export interface OpenedPage {
  readonly page: Page;
  /** Addresses that were asked for, the page's own among them. */
  readonly requests: readonly string[];
  /** Errors on the console, and uncaught ones. */
  readonly errors: readonly string[];
  /** What the page's own policy had to stop. */
  readonly violations: () => Promise<readonly string[]>;
}

export async function openPage(
  browser: Browser,
  file: string,
  fragment = "",
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // A net alone: whatever a test waits for comes at once where nothing else is to be done.
  context.setDefaultTimeout(300_000);
  const requests: string[] = [];
  const errors: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  context.on("weberror", (error) => errors.push(String(error.error())));
  await context.addInitScript(recordViolations);
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(file).href}${fragment}`);
  if (options.javaScriptEnabled !== false) {
    await page.locator("html[data-ready]").waitFor();
  }
  return { page, requests, errors, violations: () => page.evaluate("violations") };
}

/** Runs in the browser. */
const recordViolations = `
  globalThis.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
`;
