import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// A busy machine may need longer than the library's second to show what it shows.
configure({ asyncUtilTimeout: 20_000 });

// jsdom draws nothing, so it leaves these out; a dialog that is "shown" is one that is open.
if (typeof HTMLDialogElement.prototype.showModal !== "function") {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}
Element.prototype.scrollIntoView ??= () => {};
