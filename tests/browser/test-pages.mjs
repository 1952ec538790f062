// The pages as a person meets them: every page in both languages, light and dark, wide and narrow; by keyboard alone; with
// names that would like to run.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { HOSTILE, startServer } from "./server.mjs";
import { runAll, test } from "./tap.mjs";

const require = createRequire(join(process.env.SOURCE_DIR, "web", "package.json"));
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const PAGES = ["/", "/contacts", "/plan", "/invitations", "/changes", "/duplicates", "/law", "/targets", "/sources", "/settings"];
const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 390, height: 800 };
const MOST_BYTES = 100 * 1024; // of a first load, as sent

/** A page of a browser that is signed in; @complaints collects what its console says. */
async function open({ browser, server, state }, path, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, locale: "en", ...(state.kept ? { storageState: state.kept } : {}), ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  await page.goto(server.url + path);
  await settle(page);
  return { page, complaints, close: () => context.close() };
}

/** Until the page has shown what it asked for. */
async function settle(page) {
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("p.message[role=status]"));
}

/** What axe finds wrong. */
async function violations(page) {
  await page.evaluate(`${AXE};0`);
  const found = await page.evaluate(() => window.axe.run());
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 4).join(", ")}`);
}

const firstContact = (page) => page.evaluate(() => fetch("/api/v1/contacts?query=is:qualified&limit=1").then((r) => r.json()).then((list) => list.contacts[0]));

/** From an empty network to one, on @page of the server @empty. */
async function firstRun(page, empty) {
  await page.goto(empty.sign_in);
  await page.getByRole("heading", { name: "Your network is still empty" }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.locator("input[type=file]").setInputFiles({ name: "nonsense.zip", mimeType: "application/zip", buffer: Buffer.from("nonsense") });
  await page.locator(".drop .is-error").waitFor();
  assert.match(await page.locator(".drop .is-error").innerText(), /named like a zip|is none|zip/);
  const card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoé Déposée\r\nEMAIL:zoe@deposee.example\r\nEND:VCARD\r\n";
  await page.locator("input[type=file]").setInputFiles({ name: "zoé.vcf", mimeType: "text/vcard", buffer: Buffer.from(card) });
  await page.getByRole("heading", { name: /quality contacts? among 1$/ }).waitFor();
  await page.goto(`${empty.url}/sources`);
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await page.locator(".touch").waitFor({ state: "detached" });
  await page.goto(`${empty.url}/`);
  await page.getByRole("button", { name: "Antoine" }).click();
  await page.locator(".matrix").waitFor();
}

test("the link signs a browser in, once, and leaves the address", async (all) => {
  const { browser, server, state } = all;
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(server.sign_in);
  await page.getByRole("navigation").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  state.kept = await context.storageState();
  await context.close();
  const again = await browser.newContext({ locale: "en" });
  const other = await again.newPage();
  await other.goto(server.sign_in);
  await other.locator(".signed-out").waitFor();
  await again.close();
});

test("a first load is small", async (all) => {
  const { page, close } = await open(all, "/settings");
  const sent = await page.evaluate(() =>
    [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")]
      .filter((one) => !one.name.includes("/api/")).reduce((sum, one) => sum + one.encodedBodySize, 0));
  assert.ok(sent > 1000 && sent < MOST_BYTES, `${sent} bytes`);
  await close();
});

for (const locale of ["en", "fr"])
  for (const colorScheme of ["light", "dark"])
    for (const viewport of [WIDE, NARROW])
      test(`every page: ${locale}, ${colorScheme}, ${viewport.width} wide`, async (all) => {
        const { page, complaints, close } = await open(all, "/", { locale, colorScheme, viewport });
        const contact = await firstContact(page);
        const wrong = [];
        for (const path of [...PAGES, `/contacts/${contact.id}`]) {
          await page.goto(all.server.url + path);
          await settle(page);
          assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) wrong.push(`${path}: ${wide} pixels wider than the window`);
          wrong.push(...(await violations(page)).map((one) => `${path}: ${one}`));
        }
        assert.deepEqual([...wrong, ...complaints], []);
        await close();
      });

test("hostile names are text, wherever they stand", async (all) => {
  const { page, complaints, close } = await open(all, "/contacts?query=Hostile");
  for (const name of HOSTILE.slice(0, 3)) assert.ok(await page.getByText(name, { exact: false }).count() > 0, name);
  const ids = await page.evaluate(() => fetch("/api/v1/contacts?query=hostile").then((r) => r.json()).then((list) => list.contacts.map((one) => one.id)));
  assert.equal(ids.length, HOSTILE.length);
  for (const path of [...ids.map((id) => `/contacts/${id}`), ...PAGES, `/contacts?query=${encodeURIComponent(HOSTILE[0])}`]) {
    await page.goto(all.server.url + path);
    await settle(page);
  }
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(complaints.filter((one) => !one.includes("status of 4")), []);
  await close();
});

test("a cell of the matrix opens its list", async (all) => {
  const { page, close } = await open(all, "/");
  const cell = page.locator(".matrix .is-best a");
  const count = await cell.locator(".figure").innerText();
  await cell.click();
  await page.locator(".bar").waitFor();
  assert.ok((await page.locator(".bar").innerText()).startsWith(`${count} contact`));
  await page.goBack();
  await page.locator(".matrix").waitFor();
  await close();
});

test("the slider shows a past month", async (all) => {
  const { page, close } = await open(all, "/");
  const before = await page.locator(".headline h1").innerText();
  await page.getByRole("slider").focus();
  await page.keyboard.press("Home");
  await page.waitForFunction((was) => document.querySelector(".headline h1").innerText !== was, before);
  await page.keyboard.press("End");
  await page.waitForFunction((was) => document.querySelector(".headline h1").innerText === was, before);
  await close();
});

test("a wrong query is told in place", async (all) => {
  const { page, close } = await open(all, "/contacts");
  await page.getByRole("combobox").fill("relatoin:good");
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByRole("combobox").getAttribute("aria-invalid"), "true");
  await page.getByRole("combobox").fill("relation:");
  await page.getByRole("option", { name: "relation:good" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".bar").waitFor();
  await close();
});

test("by keyboard alone: find somebody, note something, take it back", async (all) => {
  const { page, complaints, close } = await open(all, "/");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.waitForURL("**/contacts");
  await page.keyboard.press("/");
  await page.getByRole("combobox").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "combobox");
  await page.keyboard.type("is:qualified ");
  await page.keyboard.press("Escape");
  await page.waitForURL("**query=is%3Aqualified**");
  await settle(page);
  const total = await page.evaluate(() => fetch("/api/v1/contacts?query=is:qualified&limit=1").then((r) => r.json()).then((list) => list.total));
  await page.waitForFunction((n) => document.querySelector(".table")?.ariaRowCount === String(n + 1), total);
  await page.locator(".rows").focus();
  await page.keyboard.press("End");
  await page.locator(`.row[aria-rowindex="${total + 1}"][aria-selected="true"] .who`).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("header.who h1").waitFor();
  await page.getByLabel("Add a note").focus();
  await page.keyboard.type("Met in Lyon");
  await page.keyboard.press("Enter");
  await page.locator(".note").waitFor();
  await page.locator("main").focus();
  await page.keyboard.press("Control+z");
  await page.locator(".note").waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.locator("dialog.palette").waitFor();
  await page.keyboard.type("sett");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings");
  await page.keyboard.press("?");
  await page.locator("dialog .keys").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await close();
});

test("the plan: one key, and one to take it back", async (all) => {
  const { page, close } = await open(all, "/plan");
  const first = page.locator(".touch .touch-head a").first();
  const name = await first.innerText();
  await page.locator("main").focus();
  await page.keyboard.press("m");
  await page.waitForFunction((was) => document.querySelector(".touch .touch-head a")?.innerText !== was, name);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((was) => document.querySelector(".touch .touch-head a")?.innerText === was, name);
  const before = await page.locator(".touch").count();
  await page.getByRole("slider").focus();
  await page.keyboard.press("End");
  await page.waitForFunction((was) => document.querySelectorAll(".touch").length !== was, before);
  await close();
});

test("a target is tried while one writes", async (all) => {
  const { page, close } = await open(all, "/targets");
  const status = page.locator(".touch p[role=status]").first();
  await page.locator("textarea").first().fill("target: All\nqualified at: 1\n+1 nonsense");
  await page.locator(".touch p.is-error").waitFor();
  await page.locator("textarea").first().fill("target: All\nqualified at: 1\n+1 function: purchasing\n");
  await page.waitForFunction(() => /would be qualified/.test(document.querySelector(".touch p[role=status]").innerText));
  assert.match(await status.innerText(), /^\d+ contacts? would be qualified/);
  await close();
});

test("language and appearance are chosen and kept", async (all) => {
  const { page, close } = await open(all, "/settings");
  await page.getByLabel("Language").selectOption("fr");
  await page.getByRole("heading", { name: "Réglages" }).waitFor();
  await page.getByLabel("Apparence").selectOption("dark");
  await page.reload();
  await page.getByRole("heading", { name: "Réglages" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await close();
});

test("a first run: from nothing to a network, by dropping a file or by a sample", async ({ browser }) => {
  const empty = await startServer(true);
  const context = await browser.newContext({ locale: "en" });
  try {
    await firstRun(await context.newPage(), empty);
  } finally {
    await context.close();
    assert.equal(await empty.stop(), 0);
  }
});

const server = await startServer();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const code = await runAll({ server, browser, state: {} });
await browser.close();
process.exit((await server.stop()) === 0 ? code : 1);
