// A server over a sample network and some hostile contacts, in an empty home.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = process.env.ENTREGENT;

/** Names and jobs that would run if anything took them for markup. */
export const HOSTILE = [
  "<img src=x onerror=window.pwned=1>",
  "<script>window.pwned=1</script>",
  "\"><svg/onload=window.pwned=1>",
  "javascript:window.pwned=1",
  "{{constructor.constructor('window.pwned=1')()}}",
];

function writeHostile(folder) {
  mkdirSync(folder);
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = HOSTILE.map((text, i) =>
    [cell(text), `Hostile${i}`, `https://www.linkedin.com/in/hostile-${i}`, "", cell(text), cell(text), "01 Jun 2026"].join(","));
  writeFileSync(join(folder, "Connections.csv"),
    `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join("\n")}\n`);
}

/** With @isEmpty there is no network yet. */
export async function startServer(isEmpty = false) {
  const folder = mkdtempSync(join(tmpdir(), "entregent-pages-"));
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, ENTREGENT_NETWORK: join(folder, "n.entregent"),
    ENTREGENT_NOW: "2026-06-15", LC_ALL: "C.UTF-8", LANGUAGE: "" };
  delete env.DISPLAY;
  const run = (...words) => execFileSync(PROGRAM, words, { env, cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  if (!isEmpty) {
    run("sample", "antoine", folder, "--mails", "0");
    run("import", "antoine.zip");
    run("target", "import", "antoine.target");
    writeHostile(join(folder, "hostile"));
    run("import", "hostile");
  }
  const process_ = spawn(PROGRAM, ["serve", "--port", "0", "--no-browser", "--json"], { env, cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const told = await new Promise((resolve, reject) => {
    createInterface({ input: process_.stdout }).once("line", (line) => resolve(JSON.parse(line)));
    process_.once("exit", () => reject(new Error("the server did not start")));
  });
  const stop = () => new Promise((resolve) => {
    process_.removeAllListeners("exit");
    process_.once("exit", (code) => {
      rmSync(folder, { recursive: true });
      resolve(code);
    });
    process_.kill("SIGTERM");
  });
  return { ...told, run, stop };
}
