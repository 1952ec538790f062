// The frame around every page: navigation, who is signed in, and what lies over it.
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { get, send, signedIn } from "./api/client";
import { areKeysOpen, Keys } from "./components/Keys";
import { isPaletteOpen, Palette } from "./components/Palette";
import { Toasts } from "./components/Toasts";
import { t } from "./i18n";
import { PAGES } from "./pages";
import { Contact } from "./pages/Contact";
import { followLinks, go, path } from "./state/router";
import { listenToKeys } from "./state/shortcuts";

function Navigation() {
  return (
    <nav aria-label={t("navigation")}>
      <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28" /> Entregent</a>
      <ul>
        {PAGES.map((page) => {
          const isHere = page.to === "/" ? path.value === "/" : path.value.startsWith(page.to);
          return (
            <li key={page.to}>
              <a href={page.to} aria-current={isHere ? "page" : undefined}>{t(page.key)}</a>
            </li>
          );
        })}
      </ul>
      <button type="button" class="is-plain" onClick={() => { isPaletteOpen.value = true; }}>
        {t("palette")} <kbd>Ctrl K</kbd>
      </button>
    </nav>
  );
}

function Shown() {
  const id = /^\/contacts\/(\d+)$/.exec(path.value)?.[1];
  if (id) return <Contact key={id} id={id} />;
  const page = PAGES.find((one) => one.to === path.value) ?? PAGES[0]!;
  return <page.show />;
}

function Frame() {
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // Who reads with their ears hears the new page; the first one is read anyway, and what took the focus keeps it.
    if (!isFirst.current && !main.current?.contains(document.activeElement)) main.current?.focus();
    isFirst.current = false;
  }, [path.value]);
  return (
    <>
      <a class="skip" href="#page" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t("skip")}</a>
      <Navigation />
      <main id="page" ref={main} tabIndex={-1}><Shown /></main>
    </>
  );
}

function SignedOut() {
  return (
    <main class="signed-out">
      <img src="/icon.svg" alt="" width="64" height="64" />
      <h1>{t("signedOutTitle")}</h1>
      <p>{t("signedOutText")}</p>
    </main>
  );
}

function App() {
  if (signedIn.value === null) return <p class="message quiet">{t("loading")}</p>;
  return (
    <div onClick={followLinks}>
      {signedIn.value ? <Frame /> : <SignedOut />}
      {signedIn.value && isPaletteOpen.value && <Palette />}
      {areKeysOpen.value && <Keys />}
      <Toasts />
    </div>
  );
}

/** Takes the token out of the address, so that nobody sees it there, and signs in with it. */
async function signIn(): Promise<boolean> {
  const token = /^#token=([0-9a-f]+)$/.exec(location.hash)?.[1];
  const session = await get<{ signed_in: boolean }>("/session");
  if (!token) return session.signed_in;
  history.replaceState(null, "", location.pathname + location.search);
  if (session.signed_in) return true;
  return send<{ signed_in: boolean }>("POST", "/session", { token }).then((one) => one.signed_in, () => false);
}

listenToKeys();
void signIn().then((is) => {
  signedIn.value = is;
  if (path.value === "/index.html") go("/", true);
});
render(<App />, document.getElementById("app")!);
