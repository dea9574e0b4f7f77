import { type ReadonlySignal, signal } from "@preact/signals";
import { pathTo } from "./router.ts";

/** The invitation by which this page was opened, on a team's further device. */
export interface InvitationHere {
  /** Null: there is none, or it was used. */
  readonly text: ReadonlySignal<string | null>;
  drop(): void;
}

/** What a browser says of the address of a page, and how the page changes it. */
export interface AddressBar {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState" | "state">;
  onHashChange(listen: () => void): void;
}

/** Behind the `#`, which no server is sent. ENT24 */
export function invitationAddress(origin: string, code: string, text: string): string {
  return `${origin}${pathTo.join(code)}#device=${text}`;
}

/** Takes an invitation out of the address at once: nobody finds it there, or where the browser goes next. ENT24 */
export function takeInvitations({ location, history, onHashChange }: AddressBar): InvitationHere {
  const text = signal<string | null>(null);
  const take = () => {
    const [, found] = /^#device=([\w.-]{1,120})$/.exec(location.hash) ?? [];
    if (found === undefined) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    text.value = found;
  };
  take();
  onHashChange(take);
  return {
    text,
    drop() {
      text.value = null;
    },
  };
}
