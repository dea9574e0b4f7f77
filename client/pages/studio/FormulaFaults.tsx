import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { FormulaFault } from "../../text/formulaFaults.ts";
import { selectInView } from "./selectInView.ts";

/** After the last key: a formula is wrong while it is being typed. */
const REST_MS = 600;

/** Formulas of a text that cannot be drawn, each with its line: whoever chooses one stands in it. PST7 */
export function FormulaFaults(props: {
  readonly label: string;
  readonly value: string;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}) {
  const { formulas: words } = useTexts();
  const { value, box } = props;
  const faults = useSignal<readonly FormulaFault[]>([]);
  /** Nothing is said before something was wrong. */
  const hasTold = useSignal(false);

  useEffect(() => {
    let isCurrent = true;
    async function look(): Promise<void> {
      const found = await faultsOf(value);
      if (!isCurrent || found === null) return;
      faults.value = found;
      if (found.length > 0) hasTold.value = true;
    }
    const timer = setTimeout(() => void look(), REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [value, faults, hasTold]);

  const count = faults.value.length;
  return (
    <>
      <span class="visually-hidden" role="status">
        {hasTold.value ? words.count(count) : ""}
      </span>
      {count > 0 && (
        <ul class="studio-faults" aria-label={words.label(props.label)}>
          {faults.value.map((fault) => (
            <li key={`${fault.start} ${fault.kind}`}>
              <button
                type="button"
                class="button"
                data-size="small"
                onClick={() => box.current && selectInView(box.current, fault)}
              >
                △ {words.atLine(fault.line)}: {words.faults[fault.kind](fault.sign)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Null when what finds them did not come: nothing is said then. */
async function faultsOf(text: string): Promise<readonly FormulaFault[] | null> {
  if (!/[$\\]/u.test(text)) return [];
  try {
    const { findFormulaFaults } = await import("../../text/formulaFaults.ts");
    return findFormulaFaults(text);
  } catch {
    return null;
  }
}
