import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { PurchaseView } from "../../../shared/contest/view.ts";
import { follows, isOffered } from "../../store/answerBox.ts";
import type { MateDraft } from "../../store/sharedDrafts.ts";
import { useApp } from "../AppContext.ts";
import { usePlay } from "./PlayContext.ts";

interface AnswerBoxHold {
  readonly draft: ReadonlySignal<string>;
  /** What a mate has written instead; null: nothing, or the same. */
  readonly offered: ReadonlySignal<MateDraft | null>;
  write(text: string): void;
  /** Puts the mate's draft into the box. */
  takeOffered(): void;
  /** Puts the keyboard into the box without having been asked: that alone does not make it somebody's. */
  focusUnasked(): void;
}

/**
 * The text of an answer box: kept by this browser over a reload, shared with the team's other laptops. DRF5 says when a
 * mate's words go into it by themselves.
 */
export function useAnswerBox(purchase: PurchaseView, form: RefObject<HTMLFormElement | null>): AnswerBoxHold {
  const { drafts } = useApp();
  const { seat, store, team } = usePlay();
  const teamId = team.value?.teamId ?? seat.teamId;
  // What was written at a former team belongs to its tasks. SEA2
  const whose = teamId === seat.teamId ? seat.seatId : `${seat.seatId}.${teamId}`;
  const draft = useMemo(() => drafts.follow(whose, purchase.id), [drafts, whose, purchase.id]);
  const followed = useRef<string | null>(null);
  const typedAt = useRef<number | null>(null);
  const mate = useComputed(() => {
    const written = store.drafts.ofMates.value[purchase.id];
    // A seat may have been released since.
    const isMate = written && written.seatId !== seat.seatId && team.value?.seats.includes(written.seatId);
    return isMate ? written : undefined;
  });

  const hold = useHold(form);

  const keep = (text: string) => drafts.write(whose, purchase.id, text);
  const follow = (text: string) => {
    followed.current = text;
    keep(text);
  };

  // Only when a mate writes: what stands beside the box does not jump into it when somebody looks away.
  const arrived = mate.value;
  const seen = useRef<MateDraft | undefined>(undefined);
  useEffect(() => {
    if (!arrived || arrived === seen.current) return;
    seen.current = arrived;
    const isHeld = document.hasFocus() && hold.isHeld();
    const box = { text: draft.peek(), followed: followed.current, typedAt: typedAt.current, isHeld };
    if (!follows(box, arrived)) return;
    follow(arrived.text);
    // Whoever begins to type now writes over it; whoever has begun before the frame is drawn keeps every letter.
    requestAnimationFrame(() => {
      if (!hold.isHeld()) hold.selectFocused();
    });
  });

  return {
    draft,
    offered: useComputed(() => (isOffered(draft.value, mate.value) ? (mate.value ?? null) : null)),
    focusUnasked: hold.focusUnasked,
    write(text) {
      hold.take();
      typedAt.current = store.drafts.localNow();
      keep(text);
      store.drafts.write(purchase.id, text);
    },
    takeOffered() {
      const text = mate.peek()?.text;
      if (text !== undefined) follow(text);
    },
  };
}

/** Whether a person has the keyboard in the box, by going there or by typing. */
function useHold(form: RefObject<HTMLFormElement | null>) {
  const isHeld = useRef(false);
  const isUnasked = useRef(false);
  const take = () => {
    isHeld.current = !isUnasked.current;
  };
  useEffect(() => {
    // Options stand beside the form, and belong to it.
    const sheet = form.current?.parentElement;
    if (!sheet) return;
    const takeIfOwn = ({ target }: Event) => {
      if (form.current && belongsTo(form.current, target)) take();
    };
    const release = () => {
      isHeld.current = false;
    };
    sheet.addEventListener("focusin", takeIfOwn);
    sheet.addEventListener("pointerdown", takeIfOwn);
    sheet.addEventListener("focusout", release);
    return () => {
      sheet.removeEventListener("focusin", takeIfOwn);
      sheet.removeEventListener("pointerdown", takeIfOwn);
      sheet.removeEventListener("focusout", release);
    };
  }, [form]);
  return {
    take,
    isHeld: () => isHeld.current,
    focusUnasked() {
      isUnasked.current = true;
      const inputs = [...(form.current?.elements ?? [])];
      inputs.find((element) => element instanceof HTMLInputElement)?.focus({ preventScroll: true });
      isUnasked.current = false;
    },
    selectFocused() {
      const focused = document.activeElement;
      if (focused instanceof HTMLInputElement && focused.type === "text" && form.current?.contains(focused))
        focused.select();
    },
  };
}

function belongsTo(form: HTMLFormElement, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    form.contains(target) ||
    target.closest<HTMLInputElement | HTMLLabelElement>("input, label")?.form === form
  );
}
