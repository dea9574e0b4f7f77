import { useTexts } from "../../i18n/texts.ts";
import { isOf, type TeamFilter, teamFilters } from "../../store/cockpit/teamRows.ts";
import { DismissButton } from "../parts/DismissButton.tsx";
import { AskButton } from "./AskButton.tsx";
import { ExtraTimeDialog } from "./ExtraTimeDialog.tsx";
import { useAsk, useRoom, useRoomViews } from "./RoomContext.ts";
import { RemoveSeveralDialog } from "./TeamDialogs.tsx";
import { useTeamRun } from "./useTeamRun.ts";

/** Search, filters, and what may be done with all selected teams at once. CON2 */
export function TeamToolbar() {
  const { cockpit: words } = useTexts();
  const { cockpit } = useRoom();
  return (
    <div class="team-tools no-print">
      <input
        type="search"
        class="input"
        data-size="small"
        name="team-search"
        aria-label={words.search}
        placeholder={words.search}
        autocomplete="off"
        value={cockpit.search.value}
        onInput={(event) => {
          cockpit.search.value = event.currentTarget.value;
        }}
      />
      <fieldset class="filters">
        <legend class="visually-hidden">{words.filter}</legend>
        {teamFilters.map((filter) => (
          <FilterButton key={filter} filter={filter} />
        ))}
      </fieldset>
      <Bulk />
    </div>
  );
}

function FilterButton({ filter }: { readonly filter: TeamFilter }) {
  const { cockpit: words } = useTexts();
  const { cockpit } = useRoom();
  const around = cockpit.around.value;
  const count = around ? cockpit.rows.value.filter((row) => isOf(filter, row, around)).length : 0;
  return (
    <button
      type="button"
      class="filter"
      title={words.filterHints[filter]}
      aria-pressed={cockpit.filter.value === filter}
      onClick={() => {
        cockpit.filter.value = filter;
      }}
    >
      {words.filters[filter]} <span translate={false}>{count}</span>
    </button>
  );
}

function Bulk() {
  const { cockpit: words, teams, console: texts } = useTexts();
  const { cockpit } = useRoom();
  const { contest } = useRoomViews();
  const { run, isSending } = useTeamRun();
  const ask = useAsk();
  const selected = [...cockpit.selected.value];
  const count = selected.length;
  const isLive = contest.phase !== "draft" && contest.phase !== "finished";
  return (
    <fieldset class="bulk row" hidden={count === 0}>
      <legend class="visually-hidden">{words.bulk}</legend>
      {count > 0 && (
        <>
          <span>{words.selectedCount(count)}</span>
          <button
            type="button"
            class="button"
            data-size="small"
            data-look="danger"
            onClick={() => ask((close) => <RemoveSeveralDialog onClose={close} />)}
          >
            {words.removeSelected} …
          </button>
          <button
            type="button"
            class="button"
            data-size="small"
            aria-disabled={isSending}
            onClick={() => void run(selected, (teamId) => ({ type: "HideName", teamId, hidden: true }))}
          >
            {teams.hideNames}
          </button>
          {isLive && (
            <>
              <button
                type="button"
                class="button"
                data-size="small"
                aria-disabled={isSending}
                onClick={() => void run(selected, (teamId) => ({ type: "BlockTeam", teamId, blocked: true }))}
              >
                {teams.block}
              </button>
              <AskButton words={teams.extraTime}>
                {(close) => <ExtraTimeDialog teamIds={selected} onClose={close} />}
              </AskButton>
              <button
                type="button"
                class="button"
                data-size="small"
                aria-disabled={isSending}
                onClick={() => void run(selected, (teamId) => ({ type: "GiveNewPin", teamId }))}
              >
                {texts.newPins}
              </button>
            </>
          )}
          <DismissButton onDismiss={() => cockpit.selectShown(false)}>{words.clearSelection}</DismissButton>
        </>
      )}
    </fieldset>
  );
}
