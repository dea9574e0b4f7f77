import { useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { Notice } from "../parts/Notice.tsx";
import { PictureWordsForm } from "./PictureWordsForm.tsx";
import { markOf, type useTextPictures, withoutWords } from "./useTextPictures.ts";

type TextPictures = ReturnType<typeof useTextPictures>;

/** Chooses pictures from files. */
export function PictureButton({ pictures }: { readonly pictures: TextPictures }) {
  const { pictures: words } = useTexts();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="button"
        data-size="small"
        title={words.buttonHint}
        onClick={() => chooser.current?.click()}
      >
        {words.button}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept="image/*"
        aria-label={words.button}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen once more.
          event.currentTarget.value = "";
          if (files.length > 0) pictures.take(files);
        }}
      />
    </>
  );
}

/** How pictures come along, which have no words, and the form for them. */
export function TextPicturesState(props: { readonly pictures: TextPictures; readonly text: string }) {
  const texts = useTexts();
  const { pictures: words } = texts;
  const { uploading, said, asked, describe } = props.pictures;
  const mark = asked.value ? markOf(props.text, asked.value) : undefined;
  const open = asked.value;
  const wordless = withoutWords(props.text).filter(
    ({ id, nth }) => !(mark && open?.id === id && open.nth === nth),
  );
  return (
    <>
      <div role="status" class="picture-status">
        {uploading.value > 0 && <p class="muted">{words.uploading(uploading.value)}</p>}
        {said.value && <Notice tone={said.value.tone}>{said.value.say(texts)}</Notice>}
      </div>
      {open && mark && (
        <PictureWordsForm
          key={`${open.id}:${open.nth}`}
          mark={mark}
          onWords={(said) => describe(open, said)}
          onLater={() => {
            asked.value = null;
          }}
        />
      )}
      {wordless.length > 0 && (
        <div class="row picture-wordless">
          {wordless.map(({ id, nth, number }) => (
            <button
              key={`${id}:${nth}`}
              type="button"
              class="button"
              data-size="small"
              onClick={() => {
                asked.value = { id, nth };
              }}
            >
              <span aria-hidden="true">△ </span>
              {words.noWords(number)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
