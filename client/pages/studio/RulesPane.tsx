import { useEffect, useMemo } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { createRulesDraft } from "../../store/studio/rulesDraft.ts";
import { RulesForm } from "./RulesForm.tsx";
import { ruleFaults } from "./ruleFaults.ts";
import { useContent, useDesk } from "./StudioContext.ts";

/** The contest's rules, saved as they are typed. EDT6 */
export function RulesPane() {
  const { studio: words } = useTexts();
  const { studio, tell } = useDesk();
  const { rules, rulesRevision } = useContent();
  const draft = useMemo(
    () =>
      createRulesDraft(
        studio,
        { rules, revision: rulesRevision },
        (typed) => ruleFaults(typed).size === 0,
        tell,
      ),
    [studio, tell],
  );
  useEffect(() => draft.open(), [draft]);
  useEffect(() => draft.take(rules, rulesRevision), [draft, rules, rulesRevision]);
  return (
    <section class="stack" aria-label={words.panes.rules}>
      <RulesForm value={draft.rules.value} onChange={draft.type} />
    </section>
  );
}
