// ?: the keys, as they are.
import { signal } from "@preact/signals";
import { type Key, t } from "../i18n";
import { Dialog } from "./Dialog";

export const areKeysOpen = signal(false);

const KEYS: [string, Key][] = [
  ["Ctrl K", "keyPalette"],
  ["/", "keySearch"],
  ["Ctrl Z", "keyUndo"],
  ["g o, g c, g p, g i", "keyGo"],
  ["?", "keyHelp"],
];

export function Keys() {
  return (
    <Dialog
      label={t("keysTitle")}
      onClose={() => {
        areKeysOpen.value = false;
      }}
    >
      <h2>{t("keysTitle")}</h2>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt><kbd>{keys}</kbd></dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{t("planKeys")}</p>
    </Dialog>
  );
}
