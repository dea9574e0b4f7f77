import { useSignal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { useFocusWhenGone } from "../parts/useFocusWhenGone.ts";

export interface MenuItem {
  readonly label: string;
  readonly onPick: () => void;
  /** Why it cannot be picked now. */
  readonly hint?: string;
  /** It was picked, or another one that waits for the same answer. LIB9 */
  readonly isSending?: boolean;
}

/**
 * A button with a menu behind it: opened by a click, Enter or an arrow key, walked by arrow keys, closed by Escape. Its row may go
 * with what was picked. PAG41
 */
export function RowMenu(props: {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onOpen: () => void;
}) {
  const { label, items, onOpen } = props;
  const isOpen = useSignal(false);
  const root = useFocusWhenGone<HTMLDivElement>();
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const shown = isOpen.value;

  useLayoutEffect(() => {
    if (shown) itemsIn(root.current)[0]?.focus();
  }, [shown]);
  useEffect(() => {
    if (!shown) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) isOpen.value = false;
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [shown, isOpen]);

  const open = () => {
    isOpen.value = true;
    onOpen();
  };
  const close = () => {
    isOpen.value = false;
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
    else if (!moveFocus(root.current, event.key)) return;
    event.preventDefault();
  };

  return (
    <div class="row-menu" ref={root}>
      <button
        ref={button}
        type="button"
        class="button row-menu-button"
        data-size="small"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        onClick={() => {
          if (shown) isOpen.value = false;
          else open();
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || shown) return;
          event.preventDefault();
          open();
        }}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {shown && (
        <div class="row-menu-items" id={id} role="menu" tabIndex={-1} aria-label={label} onKeyDown={press}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={isOff(item)}
              onClick={() => {
                if (isOff(item)) return;
                close();
                item.onPick();
              }}
            >
              {item.label}
              {item.hint !== undefined && <span class="row-menu-hint">{item.hint}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function isOff({ hint, isSending = false }: MenuItem): boolean {
  return hint !== undefined || isSending;
}

/** False for a key that moves nothing. */
function moveFocus(menu: HTMLElement | null, key: string): boolean {
  const items = itemsIn(menu);
  const now = items.findIndex((item) => item === document.activeElement);
  const ways: Readonly<Record<string, number>> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    Home: 0,
    End: items.length - 1,
  };
  const next = ways[key];
  if (next === undefined) return false;
  items[(next + items.length) % items.length]?.focus();
  return true;
}

function itemsIn(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
}
