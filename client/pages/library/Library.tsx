import { useSignal } from "@preact/signals";
import { useTexts } from "../../i18n/texts.ts";
import type { LibraryFilter, LibrarySort } from "../../store/library/shelves.ts";
import { openedIn } from "../../store/opened.ts";
import { Notice } from "../parts/Notice.tsx";
import { StateCard } from "../parts/StateCard.tsx";
import { TroubleNotice } from "../parts/TroubleNotice.tsx";
import { BinDialog, PurgeDialog } from "./DeleteDialogs.tsx";
import { DetailsDialog } from "./DetailsDialog.tsx";
import { MoveDialog, RenameFolderDialog } from "./FolderDialogs.tsx";
import { LibraryTable } from "./LibraryTable.tsx";
import { LibraryTools } from "./LibraryTools.tsx";
import { type Library as LibraryParts, useLibrary } from "./useLibrary.ts";
import "./library.css";

/** The organizer's contests: searched, in folders, with what may be done with each. */
export function Library() {
  const texts = useTexts();
  const library = useLibrary();
  const search = useSignal("");
  const filter = useSignal<LibraryFilter>("all");
  const sort = useSignal<LibrarySort>("newest");
  const contests = library.contests.value;
  const said = library.said.value;
  return (
    <section class="panel stack library" aria-labelledby="contests">
      <h1 id="contests">{texts.console.contests}</h1>
      <TroubleNotice trouble={library.trouble.value} />
      {contests === null && !library.trouble.value && <p class="muted">{texts.app.loading}</p>}
      {contests?.length === 0 && <StateCard picture="harbour" title={texts.console.noContests} />}
      {contests && contests.length > 0 && (
        <LibraryTools contests={contests} search={search} filter={filter} sort={sort} />
      )}
      <div role="status">{said && <Notice tone={said.tone}>{said.say(texts)}</Notice>}</div>
      {contests && contests.length > 0 && (
        <LibraryTable
          library={library}
          contests={contests}
          wanted={{ search: search.value, filter: filter.value, sort: sort.value }}
        />
      )}
      <Question library={library} />
    </section>
  );
}

function Question({ library }: { readonly library: LibraryParts }) {
  const asked = library.asked.value;
  switch (asked?.type) {
    case "details":
      return (
        <DetailsDialog library={library} contest={asked.contest} onClose={openedIn(library.asked).close} />
      );
    case "move":
      return <MoveDialog library={library} contest={asked.contest} />;
    case "rename":
      return <RenameFolderDialog library={library} folder={asked.folder} roomCodes={asked.roomCodes} />;
    case "bin":
      return <BinDialog library={library} contest={asked.contest} />;
    case "purge":
      return <PurgeDialog library={library} contest={asked.contest} />;
    case undefined:
      return null;
  }
}
