// THE table of pages. A new one is a file here and a row.
import type { FunctionComponent } from "preact";
import type { Key } from "../i18n";
import { Changes } from "./Changes";
import { Contacts } from "./Contacts";
import { Duplicates } from "./Duplicates";
import { Invitations } from "./Invitations";
import { Law } from "./Law";
import { Overview } from "./Overview";
import { Plan } from "./Plan";
import { Settings } from "./Settings";
import { Sources } from "./Sources";
import { Targets } from "./Targets";

interface Page {
  to: string;
  key: Key;
  show: FunctionComponent;
}

export const PAGES: Page[] = [
  { to: "/", key: "overview", show: Overview },
  { to: "/contacts", key: "contacts", show: Contacts },
  { to: "/plan", key: "plan", show: Plan },
  { to: "/invitations", key: "invitations", show: Invitations },
  { to: "/changes", key: "changes", show: Changes },
  { to: "/duplicates", key: "duplicates", show: Duplicates },
  { to: "/law", key: "law", show: Law },
  { to: "/targets", key: "targets", show: Targets },
  { to: "/sources", key: "sources", show: Sources },
  { to: "/settings", key: "settings", show: Settings },
];
