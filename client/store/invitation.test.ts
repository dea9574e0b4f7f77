import { expect, test } from "vitest";
import { invitationAddress, takeInvitations } from "./invitation.ts";

/** A browser's address bar, at this address. */
function barAt(address: string) {
  const { hash, pathname, search } = new URL(address);
  const location = { hash, pathname, search };
  const shown: string[] = [];
  let listener = () => {};
  const history = {
    state: "step 3",
    replaceState(state: unknown, _: string, path?: string | URL | null) {
      shown.push(`${state} ${path}`);
      location.hash = "";
    },
  };
  return {
    shown,
    bar: {
      location,
      history,
      onHashChange(listen: () => void) {
        listener = listen;
      },
    },
    goTo(next: string) {
      location.hash = next;
      listener();
    },
  };
}

const text = "t12.abcdefghij.mh8x3k2q.AbCd-_12.Ab-_CdEfGhIjKlMnOpQrSt";

test("ENT24 an invitation is taken out of the address before anything else is loaded, and given once", () => {
  const address = invitationAddress("http://192.168.0.2:2567", "K7MPXW", text);
  expect(address.split("#")[0]).toBe("http://192.168.0.2:2567/join/K7MPXW");
  const { bar, shown } = barAt(address.replace("#", "?renderer=canvas#"));
  const here = takeInvitations(bar);
  expect(shown).toEqual(["step 3 /join/K7MPXW?renderer=canvas"]);
  expect(here.text.value).toBe(text);
  here.drop();
  expect(here.text.value).toBeNull();
});

test("ENT24 one that comes to a page which is open already is taken, too", () => {
  const { bar, goTo, shown } = barAt("http://192.168.0.2/join/K7MPXW");
  const here = takeInvitations(bar);
  expect([here.text.value, shown]).toEqual([null, []]);
  goTo(`#device=${text}`);
  expect([here.text.value, shown.length]).toEqual([text, 1]);
});

test.each(["#solution", "#device=", "#device=a b", `#device=${"x".repeat(121)}`])(
  "%s is no invitation, and stays where it is",
  (hash) => {
    const { bar, shown } = barAt(`http://192.168.0.2/join/K7MPXW${hash}`);
    expect(takeInvitations(bar).text.value).toBeNull();
    expect(shown).toEqual([]);
  },
);
