import type { ComponentChildren } from "preact";
import { percentOf } from "../../../shared/contest/rewards.ts";
import { useTexts } from "../../i18n/texts.ts";
import type { HelpRules } from "./HowToPlay.tsx";
import "./help.css";

const examplePrice = 100;
const panelWidth = 280;
const panelHeight = 262;
const gap = 30;

/** Buy, solve, earn: one picture, whose parts stand side by side, or one below the other where there is little width. */
export function HelpPicture({ rules }: { readonly rules: HelpRules }) {
  return (
    <div class="help-shapes">
      <Picture rules={rules} shape="wide" />
      <Picture rules={rules} shape="tall" />
    </div>
  );
}

function Picture({ rules, shape }: { readonly rules: HelpRules; readonly shape: "wide" | "tall" }) {
  const { help } = useTexts();
  const rewards = rules.rewardPercents
    .slice(0, 4)
    .map((percent) => percentOf(examplePrice, percent, rules.rounding));
  const isWide = shape === "wide";
  const step = isWide ? panelWidth + gap : panelHeight + gap;
  const long = step * 3 - gap;
  const panels = [<Board key="buy" />, <Task key="solve" />, <Stairs key="earn" rewards={rewards} />];
  const size = isWide ? `0 0 ${long} ${panelHeight}` : `0 0 ${panelWidth} ${long}`;
  return (
    <svg class="help-picture" data-shape={shape} viewBox={size} role="img" aria-label={help.pictureLabel}>
      {panels.map((panel, index) => (
        <g
          key={panel.key}
          transform={isWide ? `translate(${index * step} 0)` : `translate(0 ${index * step})`}
        >
          <Panel title={help.steps[index] ?? ""} note={help.notes[index] ?? ""}>
            {panel}
          </Panel>
          {index < 2 && <Arrow isWide={isWide} />}
        </g>
      ))}
    </svg>
  );
}

function Panel(props: {
  readonly title: string;
  readonly note: string;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <rect class="help-ground" x="1" y="1" width={panelWidth - 2} height={panelHeight - 2} rx="16" />
      <text class="help-title" x={panelWidth / 2} y="38">
        {props.title}
      </text>
      {props.children}
      <text class="help-note" x={panelWidth / 2} y={panelHeight - 18}>
        {props.note}
      </text>
    </>
  );
}

function Arrow({ isWide }: { readonly isWide: boolean }) {
  const place = isWide
    ? `translate(${panelWidth + gap / 2} ${panelHeight / 2})`
    : `translate(${panelWidth / 2} ${panelHeight + gap / 2}) rotate(90)`;
  return <path class="help-arrow" d="M-10 -14 L8 0 L-10 14" transform={place} />;
}

/** Cards of a board, a hand on one of them, and what it costs. */
function Board() {
  const prices = [100, 200, 300];
  return (
    <>
      {prices.map((price, index) => (
        <g key={price} transform={`translate(${28 + index * 78} 66)`}>
          <rect class="help-card" data-chosen={index === 0} width="68" height="88" rx="9" />
          <text class="help-price" data-chosen={index === 0} x="34" y="54">
            {price}
          </text>
        </g>
      ))}
      <path
        class="help-hand"
        d="M0 0 L0 42 L11 32 L19 50 L28 46 L20 29 L34 28 Z"
        transform="translate(70 132)"
      />
      <text class="help-cost" x="186" y="196">
        −{examplePrice}
      </text>
    </>
  );
}

/** A sheet with a question, an answer that was wrong and one that is being sent. */
function Task() {
  return (
    <>
      <rect class="help-sheet" x="48" y="60" width="184" height="150" rx="9" />
      <path class="help-lines" d="M66 84 H214 M66 104 H176" />
      <text class="help-answer" data-wrong="true" x="66" y="143">
        ✗ 12
      </text>
      <rect class="help-box" x="66" y="160" width="102" height="36" rx="6" />
      <text class="help-answer" x="78" y="186">
        15
      </text>
      <path class="help-box-caret" d="M112 168 V188" />
      <rect class="help-send" x="176" y="160" width="40" height="36" rx="6" />
      <path class="help-send-sign" d="M187 178 L194 186 L206 169" />
    </>
  );
}

/** What each attempt pays, falling. */
function Stairs({ rewards }: { readonly rewards: readonly number[] }) {
  const highest = Math.max(1, ...rewards);
  const width = Math.min(84, 252 / rewards.length);
  const left = (panelWidth - width * rewards.length) / 2;
  return (
    <>
      {rewards.map((reward, index) => {
        const height = 34 + 92 * (reward / highest);
        return (
          <g key={`${index + 1}`} transform={`translate(${left + index * width} ${186 - height})`}>
            <rect
              class="help-stair"
              data-first={index === 0}
              x="3"
              width={width - 6}
              height={height}
              rx="6"
            />
            <text class="help-reward" data-first={index === 0} x={width / 2} y="28">
              +{reward}
            </text>
            <text class="help-attempt" x={width / 2} y={height + 22}>
              {index + 1}
            </text>
          </g>
        );
      })}
    </>
  );
}
