// How the pages look, and the way out.
import { send, signedIn } from "../api/client";
import { useResource } from "../api/resource";
import { Loaded } from "../components/Message";
import { t } from "../i18n";
import { chooseLanguage, type Language, language } from "../state/language";
import { chooseTheme, type Theme, theme } from "../state/theme";

const LANGUAGES: [Language, string][] = [
  ["en", "English"],
  ["fr", "Français"],
];
const THEMES = [
  ["auto", "themeAuto"],
  ["light", "themeLight"],
  ["dark", "themeDark"],
] as const;

export function Settings() {
  const session = useResource<{ version: string; network: string }>("/session");
  const signOut = () =>
    send("DELETE", "/session").then(() => {
      signedIn.value = false;
    });
  return (
    <>
      <h1>{t("settings")}</h1>
      <section class="touch">
        <label class="field">
          <span>{t("language")}</span>
          <select value={language.value} onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}>
            {LANGUAGES.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
          </select>
        </label>
        <label class="field">
          <span>{t("theme")}</span>
          <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
            {THEMES.map(([code, key]) => <option key={code} value={code}>{t(key)}</option>)}
          </select>
        </label>
        <Loaded of={session}>{(data) => <p>{t("version", { version: data.version, network: data.network })}</p>}</Loaded>
        <p class="quiet">{t("private")}</p>
        <button type="button" onClick={() => void signOut()}>{t("signOut")}</button>
      </section>
    </>
  );
}
