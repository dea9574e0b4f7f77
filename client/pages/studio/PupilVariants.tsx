import type { Checker } from "../../../shared/contest/checkers/checker.ts";
import { typedVariants } from "../../../shared/contest/checkers/typedVariants.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { useTexts } from "../../i18n/texts.ts";

/** What pupils might type for a key, and what each comes to: right, wrong, or not to be read and free of charge. */
export function PupilVariants({ checker }: { readonly checker: Checker }) {
  const texts = useTexts();
  const { studio: words } = texts;
  return (
    <details class="studio-variants">
      <summary>{words.variants}</summary>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words.typed}</th>
            <th scope="col">{words.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {typedVariants(checker).map((variant) => (
            <tr key={variant.typed}>
              <th scope="row" class="studio-typed" translate={false}>
                {variant.typed}
              </th>
              <td>
                {variant.verdict === "refused"
                  ? `? ${refusalSentence(texts, variant.misreading)}`
                  : words.verdicts[variant.verdict]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
