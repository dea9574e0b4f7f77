import { useTexts } from "../../i18n/texts.ts";
import { TeamNames } from "./TeamNames.tsx";
import "./awards.css";

/** An award as it is read out: names are there already. */
export interface ShownAward {
  readonly key: string;
  readonly kind: "first_any" | "first_card" | "most_first" | "climb" | "own";
  readonly card: { readonly category: string; readonly pricePoints: number } | null;
  readonly teams: readonly { readonly name: string; readonly boat: number | null }[];
  readonly value: number | null;
  readonly text: string;
}

/** What was given out, to whom and what for. AWD2 */
export function Awards({ awards }: { readonly awards: readonly ShownAward[] }) {
  const { closing: words } = useTexts();
  if (awards.length === 0) return null;
  return (
    <section class="awards" aria-label={words.awardsTitle}>
      <h2>{words.awardsTitle}</h2>
      <ul>
        {awards.map((award) => (
          <li key={award.key}>
            <AwardLine award={award} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What for, and who has it. */
export function AwardLine({ award }: { readonly award: ShownAward }) {
  return (
    <>
      <AwardTitle award={award} />{" "}
      <strong>
        <TeamNames teams={award.teams} />
      </strong>
    </>
  );
}

export function AwardTitle({ award }: { readonly award: ShownAward }) {
  const { closing: words, screen } = useTexts();
  const { kind, card, value, text } = award;
  if (kind === "own") return <span translate={false}>★ {text}</span>;
  const title = card
    ? words.awardOf(words.awards[kind], screen.card(card.category, card.pricePoints))
    : words.awards[kind];
  const counted = value === null ? "" : ` (${kind === "climb" ? words.places(value) : words.cards(value)})`;
  return (
    <span>
      ★ {title}
      {counted}
    </span>
  );
}
