import { LookControls } from "./LookControls.tsx";
import { LookDrawings } from "./LookDrawings.tsx";
import { LookMotions } from "./LookMotions.tsx";
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

/** Every part of the pages in every state and mood. For development only: no built page leads here or holds it. */
export function LookPage() {
  return (
    <main class="look-page">
      {moods.map(({ name, theme, scheme }) => (
        <section
          key={name}
          class="look-mood"
          data-theme={theme}
          style={{ colorScheme: scheme }}
          aria-label={name}
        >
          <h1>{name}</h1>
          <LookTokens />
          <LookControls mood={name} />
          <LookDrawings />
          <LookMotions />
        </section>
      ))}
    </main>
  );
}
