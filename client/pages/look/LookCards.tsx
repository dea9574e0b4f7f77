import type { Look } from "../../board/face.ts";
import { paintCard } from "../../board/paintCard.ts";
import { readPalette } from "../../board/palette.ts";
import type { BoardCard, Heat } from "../../store/boardModel.ts";
import { type CategoryMark, cuts } from "../../store/categoryMarks.ts";
import { LookCanvas } from "./LookCanvas.tsx";

const plain: BoardCard = {
  id: 1,
  row: 1,
  column: 1,
  category: "Knots",
  pricePoints: 300,
  state: { status: "none" },
  offer: "none",
  label: "2 attempts left",
  tally: null,
  fleet: null,
};
const nobody = { active: 0, solved: 0, failed: 0 };

/** A card of each look. */
const cards: Readonly<Record<Look, Partial<BoardCard>>> = {
  plain: {},
  buy: { offer: "buy" },
  relief: { offer: "relief" },
  blocked: { offer: "blocked" },
  held: { ...crew(2, 0), tally: { ...nobody, active: 2 } },
  done: { ...crew(3, 4), tally: { active: 3, solved: 4, failed: 1 } },
  active: { state: { status: "active" } },
  solved: { state: { status: "solved", attempt: 2 } },
  failed: { state: { status: "failed" } },
  expired: { state: { status: "expired" } },
  withdrawn: { state: { status: "withdrawn" } },
};
const heats: readonly Heat[] = [0, 1, 2, 3];
const hues = [1, 2, 3, 4, 5] as const;

/** The cards of both boards: every look, sails, ribbon and flames, every hue in every cut. */
export function LookCards() {
  return (
    <>
      <h2>Cards</h2>
      <div class="look-row">
        {(Object.keys(cards) as readonly Look[]).map((look) => (
          <Card key={look} label={look} card={{ ...plain, ...cards[look] }} mark={null} />
        ))}
        <Card label="focused" card={{ ...plain, offer: "buy" }} mark={null} focused />
      </div>
      <div class="look-row">
        {heats.map((heat) => (
          <Card
            key={heat}
            label={`heat ${heat}`}
            card={{ ...plain, ...crew(2, 2, heat), tally: { active: 2, solved: 2, failed: 9 } }}
            mark={{ hue: 3, cut: "whole" }}
          />
        ))}
        <Card
          label="numbers instead of sails"
          card={{ ...plain, ...crew(30, 30, 3), tally: { active: 30, solved: 30, failed: 30 } }}
          mark={null}
        />
      </div>
      {cuts.map((cut) => (
        <div key={cut} class="look-row">
          {hues.map((hue) => (
            <Card
              key={hue}
              label={`hue ${hue}, ${cut}`}
              card={{ ...plain, offer: "buy" }}
              mark={{ hue, cut }}
            />
          ))}
        </div>
      ))}
    </>
  );
}

function crew(atWork: number, solved: number, heat: Heat = 0): Pick<BoardCard, "fleet"> {
  const sailors = (count: number) =>
    Array.from({ length: count }, (_, boat) => ({ boat, name: `Crew ${boat + 1}` }));
  const first = sailors(solved)[0] ?? null;
  return { fleet: { atWork: sailors(atWork), solved: sailors(solved), first, heat } };
}

const [width, height, margin] = [150, 100, 8];

function Card(props: {
  readonly label: string;
  readonly card: BoardCard;
  readonly mark: CategoryMark | null;
  readonly focused?: boolean;
}) {
  const { label, card, mark, focused = false } = props;
  const price = String(card.pricePoints);
  return (
    <figure class="look-card" data-card-look={label}>
      <LookCanvas
        label={label}
        width={width + 2 * margin}
        height={height + 2 * margin}
        paint={(context, host, pixelRatio) => {
          const picture = {
            card,
            mark,
            focused,
            pixelRatio,
            price,
            longestPrice: price,
            showsCategory: false,
          };
          const sizes = { width: width * pixelRatio, height: height * pixelRatio };
          const least = { margin: margin * pixelRatio, leastText: 12 * pixelRatio };
          paintCard(context, { ...picture, ...sizes, ...least }, readPalette(host));
        }}
      />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
