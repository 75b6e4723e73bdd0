import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";

const page = "<!doctype html><title>Camp WiFi</title><h1>Welcome! Tap to go online</h1>";
const problem = (status: number, code: string) =>
  JSON.stringify({ type: `urn:surco:problem:${code}`, title: code, status, code, details: {} });

const answer = (status: string, body: string | Buffer = page, ...headers: readonly string[]): Buffer => {
  const bytes = Buffer.from(body as string);
  const head = [`HTTP/1.1 ${status}`, "connection: close", `content-length: ${bytes.length}`, ...headers, "", ""];
  return Buffer.concat([Buffer.from(head.join("\r\n")), bytes]);
};

const cutGzip = gzipSync(Buffer.from("{}".repeat(200))).subarray(0, 20);

/** What somebody on the way says instead of the server, byte by byte (table F13). `silent` ends without an answer. */
export const falseAnswers: Readonly<Record<string, Buffer | "reset" | "silent" | "drip">> = {
  "200 with a captive portal's page": answer("200 OK", page, "content-type: text/html"),
  "204 with nothing": answer("204 No Content", ""),
  "301 to a page without encryption": answer("301 Moved Permanently", "", "location: http://portal.example/"),
  "302 to a page without encryption": answer("302 Found", "", "location: http://portal.example/"),
  "401 in other words": answer("401 Unauthorized"),
  "403 in other words": answer("403 Forbidden"),
  "404 in other words": answer("404 Not Found"),
  "404 in our words": answer("404 Not Found", problem(404, "not-found")),
  "408": answer("408 Request Timeout"),
  "409 in other words": answer("409 Conflict"),
  "413 in other words": answer("413 Content Too Large"),
  "413 in our words": answer("413 Content Too Large", problem(413, "too-large")),
  "425": answer("425 Too Early"),
  "429 with seconds": answer("429 Too Many Requests", page, "retry-after: 120"),
  "429 with a date": answer("429 Too Many Requests", page, "retry-after: Fri, 31 Dec 1999 23:59:59 GMT"),
  "429 with garbage": answer("429 Too Many Requests", page, "retry-after: soon"),
  "429 with less than nothing": answer("429 Too Many Requests", page, "retry-after: -99999999999"),
  "500": answer("500 Internal Server Error"),
  "500 in our words": answer("500 Internal Server Error", problem(500, "unexpected")),
  "502": answer("502 Bad Gateway"),
  "503 in other words": answer("503 Service Unavailable"),
  "504": answer("504 Gateway Timeout"),
  "507": answer("507 Insufficient Storage"),
  "511": answer("511 Network Authentication Required"),
  "JSON that is none": answer("200 OK", '{"id":"', "content-type: application/json"),
  "JSON of somebody else": answer("200 OK", '{"ok":true}', "content-type: application/json"),
  "gzip that breaks off": answer("200 OK", cutGzip, "content-encoding: gzip"),
  "more length than bytes": Buffer.from("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 900\r\n\r\n{}"),
  "less length than bytes": Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 1\r\n\r\n{"id":1}'),
  "no HTTP at all": Buffer.from("SSH-2.0-OpenSSH_9.2\r\n"),
  "a reset": "reset",
  "an end without an answer": "silent",
  "one byte now and then": "drip",
};

/** A machine that gives one and the same answer to whatever is asked, and counts. */
export class FalseServer {
  says: Buffer | "reset" | "silent" | "drip" = "silent";
  asked = 0;
  private readonly server: Server = createServer((line) => this.meet(line));
  private readonly lines = new Set<Socket>();

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    for (const line of this.lines) line.destroy();
    this.server.close();
  }

  private meet(line: Socket): void {
    this.lines.add(line);
    line.on("error", () => undefined).on("close", () => this.lines.delete(line));
    line.once("data", () => {
      this.asked += 1;
      if (this.says === "reset") line.resetAndDestroy();
      else if (this.says === "silent") line.destroy();
      else if (this.says === "drip") line.write("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{");
      else line.end(this.says);
    });
  }
}
