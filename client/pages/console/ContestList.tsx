import { DemoBoards } from "../library/DemoBoards.tsx";
import { Library } from "../library/Library.tsx";
import { NewContestForm } from "./NewContestForm.tsx";

/** The console's first page: the contests that there are, and how to come to another one. */
export function ContestList() {
  return (
    <div class="contest-list">
      <div class="stack">
        <Library />
        <DemoBoards />
      </div>
      <NewContestForm />
    </div>
  );
}
