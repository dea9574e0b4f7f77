import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { boardSides } from "../../../shared/contest/board.ts";
import { useTexts } from "../../i18n/texts.ts";
import { fallingOff, pricing, resizing, type Size } from "../../store/studio/changes.ts";
import { readPrice } from "../../store/studio/typed.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { Field } from "../parts/Field.tsx";
import { BringTable } from "./BringTable.tsx";
import { StepButton } from "./StepButton.tsx";
import { isMaking, useContent, useDesk, usePhase } from "./StudioContext.ts";
import { useStep } from "./useStep.ts";

const mostSide = boardSides.rows.maxValue ?? 12;

/** Size, prices, and the way back; what cannot be done says why. EDT11 */
export function BoardTools() {
  const { studio: words, editors } = useTexts();
  const phase = usePhase();
  const isMade = !isMaking(phase);
  const whyId = useId();
  const { studio, tell } = useDesk();
  const content = useContent();
  const { isSending, step } = useStep();
  const isPricing = useSignal(false);
  const asked = useSignal<Size | null>(null);
  const { rows, columns } = content;

  function resize(to: Size): void {
    asked.value = null;
    void step(() => studio.change(resizing(content, to)));
  }
  function ask(to: Size): void {
    if (isSending) return;
    if (fallingOff(content, to).length > 0) asked.value = to;
    else resize(to);
  }

  return (
    <div
      class="row studio-tools"
      role="toolbar"
      aria-label={words.tools}
      aria-describedby={isMade ? whyId : undefined}
    >
      <Side
        label={words.rows}
        value={rows}
        isDisabled={isMade}
        isSending={isSending}
        onValue={(next) => ask({ rows: next, columns })}
      />
      <Side
        label={words.columns}
        value={columns}
        isDisabled={isMade}
        isSending={isSending}
        onValue={(next) => ask({ rows, columns: next })}
      />
      <button
        type="button"
        class="button"
        data-size="small"
        disabled={isMade}
        onClick={() => {
          isPricing.value = true;
        }}
      >
        {words.prices}
      </button>
      <BringTable />
      <StepButton
        can={studio.canUndo.value && phase !== "finished"}
        onPress={() => void studio.undo().then(tell)}
      >
        ↶ {words.undo}
      </StepButton>
      <StepButton
        can={studio.canRedo.value && phase !== "finished"}
        onPress={() => void studio.redo().then(tell)}
      >
        ↷ {words.redo}
      </StepButton>
      {isMade && (
        <p id={whyId} class="muted studio-why">
          {phase === "finished" ? editors.whyNot.over : editors.whyNot.played}
        </p>
      )}
      {isPricing.value && (
        <PriceDialog
          onClose={() => {
            isPricing.value = false;
          }}
        />
      )}
      {asked.value && (
        <Dialog
          title={words.smallerTitle}
          onClose={() => {
            asked.value = null;
          }}
        >
          <p>{words.smallerText(fallingOff(content, asked.value).length)}</p>
          <div class="row">
            <button
              type="button"
              class="button"
              data-look="main"
              data-first-focus
              onClick={() => asked.value && resize(asked.value)}
            >
              {words.smallerYes}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Side(props: {
  readonly label: string;
  readonly value: number;
  readonly isDisabled: boolean;
  readonly isSending: boolean;
  readonly onValue: (value: number) => void;
}) {
  const { label, value, isDisabled, isSending, onValue } = props;
  return (
    <fieldset class="row studio-side">
      <legend class="visually-hidden">{label}</legend>
      <StepButton
        can={!isDisabled && value > 1}
        isSending={isSending}
        label={`${label}: −1`}
        onPress={() => onValue(value - 1)}
      >
        −
      </StepButton>
      <span>
        {label} <strong translate={false}>{value}</strong>
      </span>
      <StepButton
        can={!isDisabled && value < mostSide}
        isSending={isSending}
        label={`${label}: +1`}
        onPress={() => onValue(value + 1)}
      >
        +
      </StepButton>
    </fieldset>
  );
}

const mostPoints = 100_000;

/** Points from row to row, also downwards; null for what is no number. */
function readStep(text: string): number | null {
  return /^[-−]?\d{1,5}$/u.test(text.trim()) ? Number(text.trim().replace("−", "-")) : null;
}

/** The same step from row to row. */
function PriceDialog({ onClose }: { readonly onClose: () => void }) {
  const { studio: words } = useTexts();
  const { studio } = useDesk();
  const { step: send } = useStep();
  const content = useContent();
  const first = useSignal("100");
  const step = useSignal("100");
  const [one, more] = [readPrice(first.value), readStep(step.value)];
  const last = one === null || more === null ? null : one + more * (content.rows - 1);
  const isFit =
    one !== null && last !== null && Math.min(one, last) >= 1 && Math.max(one, last) <= mostPoints;

  function fill(event: Event): void {
    event.preventDefault();
    if (!isFit || one === null || more === null) return;
    onClose();
    void send(() => studio.change((now) => pricing(now, { first: one, step: more })));
  }

  return (
    <Dialog title={words.pricesTitle} onClose={onClose}>
      <form class="stack" onSubmit={fill}>
        <Field
          label={words.firstPrice}
          name="first"
          inputMode="numeric"
          value={first.value}
          onValue={(value) => {
            first.value = value;
          }}
        />
        <Field
          label={words.priceStep}
          name="step"
          inputMode="numeric"
          value={step.value}
          error={isFit ? null : words.pricesWrong}
          onValue={(value) => {
            step.value = value;
          }}
        />
        {isFit && (
          <p class="muted">
            {words.pricesAre(Array.from({ length: content.rows }, (_, row) => one + (more ?? 0) * row))}
          </p>
        )}
        <div class="row">
          <button type="submit" class="button" data-look="main" aria-disabled={!isFit}>
            {words.fill}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
