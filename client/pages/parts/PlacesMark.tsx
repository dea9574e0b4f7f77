import { useTexts } from "../../i18n/texts.ts";

/** How many of the first places everybody sees, in words. FRZ11 */
export function PlacesMark({ places }: { readonly places: number }) {
  const { freezing } = useTexts();
  return (
    <span class="places-mark" translate={true}>
      {places === 0 ? freezing.ownOnly : freezing.firstPlaces(places)}
    </span>
  );
}

/** In place of a place that is not shown. */
export function NoPlace({ word }: { readonly word: string }) {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span class="visually-hidden" translate={true}>
        {word}
      </span>
    </>
  );
}
