// Addresses: every page has one, the back button works, and a link can be kept.
import { computed, signal } from "@preact/signals";

const here = () => location.pathname + location.search;
const place = signal(here());

addEventListener("popstate", () => {
  place.value = here();
});

export const path = computed(() => new URL(place.value, location.origin).pathname);
export const parameters = computed(() => new URL(place.value, location.origin).searchParams);

/** Goes to @to. With @isReplaced the page before is forgotten: for what changes while one types. */
export function go(to: string, isReplaced = false): void {
  if (to === place.value) return;
  history[isReplaced ? "replaceState" : "pushState"](null, "", to);
  place.value = to;
  if (!isReplaced) scrollTo(0, 0);
}

/** Follows links inside of the pages without loading them anew. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest("a");
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute("download") || link.pathname.startsWith("/api/")) return;
  event.preventDefault();
  go(link.pathname + link.search);
}
