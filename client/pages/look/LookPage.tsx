import { useSignal } from "@preact/signals";
import { languages } from "../../../shared/languages.ts";
import { useApp } from "../AppContext.ts";
import { LookBoats } from "./LookBoats.tsx";
import { LookCards } from "./LookCards.tsx";
import { LookControls } from "./LookControls.tsx";
import { LookDrawings } from "./LookDrawings.tsx";
import { LookMoments } from "./LookMoments.tsx";
import { LookMotions } from "./LookMotions.tsx";
import { LookPink } from "./LookPink.tsx";
import { LookRace } from "./LookRace.tsx";
import { LookScreen } from "./LookScreen.tsx";
import { LookTokens } from "./LookTokens.tsx";
import "./look.css";

/** A mood, and how bright the system is for it: high contrast follows the system. */
const moods = [
  { name: "Day", theme: "light", scheme: "light" },
  { name: "Night", theme: "dark", scheme: "dark" },
  { name: "High contrast by day", theme: "contrast", scheme: "light" },
  { name: "High contrast by night", theme: "contrast", scheme: "dark" },
  { name: "Pink", theme: "pink", scheme: "light" },
] as const;

/**
 * Every part of the pages in every state, in one mood and language at a time, as a page has them: what a mood does to the root is seen,
 * too. For development only: no built page leads here or holds it.
 */
export function LookPage() {
  const { preferences } = useApp();
  const theme = preferences.theme.value;
  const language = preferences.language.value;
  const mood = useSignal(moods.find((known) => known.theme === theme) ?? moods[0]);
  const wear = (next: (typeof moods)[number]) => {
    mood.value = next;
    document.documentElement.style.colorScheme = next.scheme;
    preferences.setTheme(next.theme);
  };
  return (
    <main class="look-page">
      <div class="look-row look-choices">
        {moods.map((one) => (
          <button
            key={one.name}
            type="button"
            class="button"
            data-mood={`${one.theme} ${one.scheme}`}
            aria-pressed={one === mood.value}
            onClick={() => wear(one)}
          >
            {one.name}
          </button>
        ))}
        {languages.map((one) => (
          <button
            key={one}
            type="button"
            class="button"
            aria-pressed={one === language}
            onClick={() => preferences.setLanguage(one)}
          >
            {one}
          </button>
        ))}
      </div>
      {/* Keyed, so that what is painted on a canvas is painted anew. */}
      <section key={`${mood.value.name} ${language}`} class="look-mood" aria-label={mood.value.name}>
        <h1>{mood.value.name}</h1>
        <LookTokens />
        <LookControls mood={mood.value.name} />
        <LookDrawings />
        <LookBoats />
        <LookRace />
        <LookCards />
        <LookScreen />
        <LookMoments />
        {theme === "pink" && <LookPink />}
        <LookMotions />
      </section>
    </main>
  );
}
