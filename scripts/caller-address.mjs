// Loaded into the web server before anything else (node --import). Without a trusted proxy nobody but the connection
// says who asks: Next keeps an X-Forwarded-For that the caller wrote, and limits that count callers by it would hold
// nobody up.
import { Server } from "node:http";

const isTrusted = /^(1|true)$/i.test(process.env.PEREZVON_TRUST_PROXY ?? "");

if (!isTrusted) {
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event, request, ...rest) {
    if (event === "request" || event === "upgrade") {
      const address = request.socket.remoteAddress;
      if (address) request.headers["x-forwarded-for"] = address;
      else delete request.headers["x-forwarded-for"];
    }
    return emit.call(this, event, request, ...rest);
  };
}
