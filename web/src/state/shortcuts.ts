// Keys that work on every page.
import { areKeysOpen } from "../components/Keys";
import { isPaletteOpen } from "../components/Palette";
import { undo } from "./acts";
import { go } from "./router";

const PLACES: Record<string, string> = { o: "/", c: "/contacts", p: "/plan", i: "/invitations" };

const isTyping = (event: KeyboardEvent) =>
  event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]");

let isGoing = false; // after a g

function search(): void {
  const box = document.querySelector<HTMLInputElement>(".query input");
  if (box) box.focus();
  else go("/contacts?focus=1");
}

function plain(event: KeyboardEvent): boolean {
  const place = isGoing ? PLACES[event.key] : undefined;
  isGoing = event.key === "g";
  if (place) go(place);
  else if (event.key === "/") search();
  else if (event.key === "?") areKeysOpen.value = true;
  else return false;
  return true;
}

function withControl(event: KeyboardEvent): boolean {
  if (event.key === "k") isPaletteOpen.value = true;
  else if (event.key === "z" && !isTyping(event)) void undo();
  else return false;
  return true;
}

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.altKey || event.defaultPrevented) return;
    const isTaken = event.ctrlKey || event.metaKey ? withControl(event) : !isTyping(event) && plain(event);
    if (isTaken) event.preventDefault();
  });
}
