import { expect, test } from "vitest";
import { readPlace } from "./last-place";

const place = { path: "wordcount.ipynb", cell: "c", title: "Word count", section: "5. The text" };

test("a stored place is read", () => expect(readPlace(JSON.stringify(place))).toEqual(place));

test.each([null, "", "{", "[]", "7", "null", '{"path":"a"}', JSON.stringify({ ...place, cell: 3 }), JSON.stringify({ ...place, path: "" })])(
  "%s is no place",
  (text) => expect(readPlace(text)).toBeUndefined(),
);
