import type { Signal } from "@preact/signals";
import type { ContestSummary } from "../../../shared/api.ts";
import { useTexts } from "../../i18n/texts.ts";
import {
  isOf,
  type LibraryFilter,
  type LibrarySort,
  libraryFilters,
  librarySorts,
} from "../../store/library/shelves.ts";

/** Search, state and order of the list. LIB7 */
export function LibraryTools(props: {
  readonly contests: readonly ContestSummary[];
  readonly search: Signal<string>;
  readonly filter: Signal<LibraryFilter>;
  readonly sort: Signal<LibrarySort>;
}) {
  const { library: words } = useTexts();
  const { contests, search, filter, sort } = props;
  return (
    <div class="library-tools">
      <input
        type="search"
        class="input"
        name="contest-search"
        aria-label={words.search}
        placeholder={words.search}
        autocomplete="off"
        value={search.value}
        onInput={(event) => {
          search.value = event.currentTarget.value;
        }}
      />
      <select
        class="input"
        name="contest-sort"
        aria-label={words.sort}
        value={sort.value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          sort.value = librarySorts.find((known) => known === chosen) ?? "newest";
        }}
      >
        {librarySorts.map((known) => (
          <option key={known} value={known}>
            {words.sorts[known]}
          </option>
        ))}
      </select>
      <fieldset class="library-filters">
        <legend class="visually-hidden">{words.filter}</legend>
        {libraryFilters.map((known) => (
          <button
            key={known}
            type="button"
            class="library-filter"
            aria-pressed={filter.value === known}
            onClick={() => {
              filter.value = known;
            }}
          >
            {words.filters[known]}{" "}
            <span translate={false}>{contests.filter((contest) => isOf(known, contest)).length}</span>
          </button>
        ))}
      </fieldset>
    </div>
  );
}
