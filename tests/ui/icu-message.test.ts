import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { compileIcuMessage } from "../../src/ui/icu-message.ts";

const plain = (message: string) => JSON.parse(JSON.stringify(compileMessageOrThrow(message)));

describe("the small ICU compiler", () => {
  it.each([
    "Saved",
    "Hello {name}",
    "{ name }, it’s {time}",
    "{count, plural, one {# child} other {# children}}",
    "{count, plural, =0 {nobody} one {only {name}} other {# of {total}}} on the list",
    "{verdict, select, eligible {Eligible} other {Not known}}",
    "{a, select, x {{n, plural, one {one} other {#}}} other {none}}",
    "The form''s words, and '{braces}' as they are",
    "",
  ])("reads %j as Lingui does", (message) => {
    const ours = compileIcuMessage(message);
    expect(JSON.parse(JSON.stringify(ours))).toEqual(plain(message));
  });

  it("keeps # as a sign outside a plural", () => {
    expect(compileIcuMessage("item #4")).toEqual(["item #4"]);
  });

  it.each(["{", "{name", "name}", "{n, plural, one {#}}", "{n, plural, one {#} other {#}", "{}"])(
    "refuses the broken text %j",
    (message) => {
      expect(() => compileIcuMessage(message)).toThrow(SyntaxError);
    },
  );
});
