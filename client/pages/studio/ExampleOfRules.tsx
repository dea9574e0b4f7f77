import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { CheckerKind } from "../../../shared/contest/checkers/readers.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import {
  type ExampleTask,
  type WorkedExample,
  workedExample,
} from "../../../shared/contest/workedExample.ts";
import { useTexts } from "../../i18n/texts.ts";
import { ChoiceField, NumberField } from "./RuleField.tsx";
import type { Bounds } from "./ruleFaults.ts";

const priceBounds: Bounds = { min: 1, max: 100_000 };
const optionBounds: Bounds = { min: 2, max: 12 };

const isWithin = (value: number, { min, max }: Bounds) => value >= min && value <= max;
const faultOf = (value: number, bounds: Bounds) => (isWithin(value, bounds) ? undefined : bounds);

/** What these rules mean for a card, told anew with every change; null: they are not whole yet. RUL2 */
export function ExampleOfRules({ rules }: { readonly rules: RulePack | null }) {
  const { rules: words } = useTexts();
  const { example } = words;
  const price = useSignal(300);
  const kind = useSignal<CheckerKind>("number");
  const options = useSignal(4);
  const title = useId();
  const isChoice = kind.value === "choice";
  const isWhole = isWithin(price.value, priceBounds) && (!isChoice || isWithin(options.value, optionBounds));
  return (
    <section class="rules-example" aria-labelledby={title}>
      <h3 id={title}>{example.title}</h3>
      <div class="rules-card">
        <NumberField
          label={example.price}
          name="example.price"
          value={price.value}
          fault={faultOf(price.value, priceBounds)}
          onValue={(value) => {
            price.value = value;
          }}
        />
        <ChoiceField
          label={example.kind}
          name="example.kind"
          value={kind.value}
          choices={words.kinds}
          onValue={(value) => {
            kind.value = value;
          }}
        />
        {isChoice && (
          <NumberField
            label={example.options}
            name="example.options"
            value={options.value}
            fault={faultOf(options.value, optionBounds)}
            onValue={(value) => {
              options.value = value;
            }}
          />
        )}
      </div>
      <div aria-live="polite" class="rules-told">
        {rules && isWhole ? (
          <Told
            rules={rules}
            example={workedExample(rules, price.value, taskOf(kind.value, options.value))}
          />
        ) : (
          <p class="muted">{example.notWhole}</p>
        )}
      </div>
    </section>
  );
}

function taskOf(kind: CheckerKind, options: number): ExampleTask {
  return kind === "choice" ? { kind, options, several: false } : { kind };
}

interface ToldProps {
  readonly rules: RulePack;
  readonly example: WorkedExample;
}

function Told({ rules, example }: ToldProps) {
  const { rules: words, format } = useTexts();
  const { example: told } = words;
  const { attempts, allWrongNetPoints, expired } = example;
  const line = (what: string, netPoints: number, note: string) => (
    <tr key={what}>
      <th scope="row">
        {what}
        {note !== "" && <span class="hint"> {note}</span>}
      </th>
      <td class="number" translate={false} data-net={Math.sign(netPoints)}>
        {format.signed(netPoints)}
      </td>
    </tr>
  );
  return (
    <>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{told.outcome}</th>
            <th scope="col" class="number">
              {told.net}
            </th>
          </tr>
        </thead>
        <tbody>
          {attempts.map(({ rewardPoints, netPoints }, index) =>
            line(told.right(index + 1), netPoints, told.pays(rewardPoints)),
          )}
          {line(told.allWrong, allWrongNetPoints, "")}
          {line(
            told.expired,
            expired.netPoints,
            expired.refundPoints > 0 ? told.comesBack(expired.refundPoints) : told.isLost,
          )}
        </tbody>
      </table>
      {sentencesOf(rules, example, told).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

/** How many a team can have at the start, where that leaves it, and what becomes of who has nothing left. */
function sentencesOf(
  { startPoints }: RulePack,
  { pricePoints, atStartPaidPoints, bought, broke }: WorkedExample,
  words: ReturnType<typeof useTexts>["rules"]["example"],
): readonly string[] {
  const [firstPaid] = atStartPaidPoints;
  const isRelief = firstPaid !== undefined && firstPaid < pricePoints;
  return [
    words.atStart(atStartPaidPoints.length, startPoints),
    ...(isRelief ? [words.forAllItHas(firstPaid)] : []),
    ...(bought ? [words.bought(bought.balancePoints, bought.rankingPoints)] : []),
    broke === null
      ? words.brokeOut
      : broke.payPoints > 0
        ? words.brokeDebt(broke.payPoints)
        : words.brokeFree(broke.netPoints),
  ];
}
