import type { Effect } from "../../simulator";
import type { Experiment } from "./lookup";
import { oddImages } from "./odd-images";

/** No answer comes to its end before the client gives it up. */
const unanswered = { unanswered: true };

/** Every fault of docs/faults.md, by the name that it has there. */
export const experiments: ReadonlyMap<string, Experiment> = new Map(
  Object.entries({
    "Nobody listens": { closed: true },
    "The connection is reset, once": once({ kind: "reset" }),
    "The connection is reset, always": always({ kind: "reset" }),
    "The answer gets lost, once": once({ kind: "lostAnswer" }),
    "The answer is cut off, once": once({ kind: "truncate" }),
    "The answer is cut off, always": always({ kind: "truncate" }),
    "Content-Length is too large, once": { ...once({ kind: "contentLength", difference: 20 }), ...unanswered },
    "Content-Length is too small": once({ kind: "contentLength", difference: -20 }),
    "The server hangs, once": { ...once({ kind: "hang" }), ...unanswered },
    "The server hangs, always": { ...always({ kind: "hang" }), ...unanswered },
    "The answer drips, too slowly": { ...always({ kind: "slowDrip", everyMs: 50 }), ...unanswered },
    "The answer drips, fast enough": once({ kind: "slowDrip", bytesPerWrite: 1000, everyMs: 1 }),
    "HTTP 429 with Retry-After, once": once({ kind: "status", status: 429, headers: { "retry-after": "1" } }),
    "HTTP 429, always": always({ kind: "status", status: 429 }),
    "HTTP 502, once": once({ kind: "status", status: 502, body: "<html>Bad Gateway" }),
    "HTTP 502, always": always({ kind: "status", status: 502, body: "<html>Bad Gateway" }),
    "HTTP 503, always": always({ kind: "status", status: 503 }),
    "HTTP 504, always": always({ kind: "status", status: 504 }),
    "HTTP 500": once({ kind: "status", status: 500 }),
    "HTTP 403": once({ kind: "status", status: 403 }),
    "HTTP 404": once({ kind: "status", status: 404 }),
    "HTTP 407": once({ kind: "status", status: 407 }),
    "A redirect": once({ kind: "redirect", location: "https://login.example/?next=1" }),
    "RetCode 110, once": once({ kind: "retCode", retCode: 110 }),
    "RetCode 110, always": always({ kind: "retCode", retCode: 110 }),
    "RetCode 130, always": always({ kind: "retCode", retCode: 130 }),
    "RetCode 150, always": always({ kind: "retCode", retCode: 150 }),
    "RetCode 153, once": once({ kind: "retCode", retCode: 153 }),
    "RetCode 153, always": always({ kind: "retCode", retCode: 153 }),
    "RetCode 8025, always": always({ kind: "retCode", retCode: 8025 }),
    "RetCode 8031, always": always({ kind: "retCode", retCode: 8031 }),
    "RetCode 8041, always": always({ kind: "retCode", retCode: 8041 }),
    "RetCode 8826, always": always({ kind: "retCode", retCode: 8826 }),
    "RetCode 8828, always": always({ kind: "retCode", retCode: 8828 }),
    "RetCode 8829, always": always({ kind: "retCode", retCode: 8829 }),
    "RetCode 8857, always": always({ kind: "retCode", retCode: 8857 }),
    "RetCode 8874, always": always({ kind: "retCode", retCode: 8874 }),
    "RetCode 8889, once": once({ kind: "retCode", retCode: 8889 }),
    "RetCode 8889, always": always({ kind: "retCode", retCode: 8889 }),
    "RetCode 8861, always": always({ kind: "retCode", retCode: 8861 }),
    "RetCode 160": once({ kind: "retCode", retCode: 160, message: "Missing Action" }),
    "RetCode 161": once({ kind: "retCode", retCode: 161, message: "Action [DescribeImage] not exists" }),
    "RetCode 220": once({ kind: "retCode", retCode: 220, message: "Missing params [Region]" }),
    "RetCode 230": once({ kind: "retCode", retCode: 230, message: "Params [Zone] not available" }),
    "The private key does not belong to the public key": { configuration: { privateKey: "another" } },
    "The public key is unknown": { configuration: { publicKey: "unknown" } },
    "The security token is unknown": { configuration: { securityToken: "unknown" } },
    "The project does not exist": { args: { projectId: "org-unknown" } },
    "RetCode 293": once({ kind: "retCode", retCode: 293, message: "No permission in this zone" }),
    "RetCode 294": once({ kind: "retCode", retCode: 294, message: "IP refused" }),
    "RetCode 295": once({ kind: "retCode", retCode: 295, message: "Security lock" }),
    "RetCode 299": once({ kind: "retCode", retCode: 299, message: "IAM permission error" }),
    "An unknown RetCode": once({ kind: "retCode", retCode: 2001, message: "Something else" }),
    Garbage: once({ kind: "garbage" }),
    "A sign-in page": once({ kind: "body", body: "<html>\u001b[31mSign in", contentType: "text/html" }),
    "An empty answer": once({ kind: "body", body: "" }),
    "A list": once({ kind: "body", body: "[]" }),
    "No RetCode": once({ kind: "body", body: '{"ImageSet": []}' }),
    "RetCode as a text": once({ kind: "body", body: '{"RetCode": "0", "ImageSet": []}' }),
    "Neither ImageSet nor TotalCount": once({ kind: "body", body: '{"RetCode": 0}' }),
    "ImageSet is no list": once({ kind: "body", body: '{"RetCode": 0, "ImageSet": "none"}' }),
    "Invalid UTF-8": once({ kind: "invalidUtf8" }),
    "A gzip bomb": once({ kind: "gzipBomb", megabytes: 100 }),
    "Smaller pages than asked for": { pageLimit: 10 },
    "An image is published between two pages": onPageFrom("9", { kind: "shift", by: -1 }),
    "An image is removed between two pages": onPageFrom("9", { kind: "shift", by: 1 }),
    "Images move whenever they are read": { pageLimit: 10, ...always({ kind: "shift", by: -1 }) },
    "The order differs from request to request": { pageLimit: 10, ...always({ kind: "reorder" }) },
    "The order differs a little": { pageLimit: 10, ...always({ kind: "reorder", places: 2 }) },
    "Ids come twice and count twice": { pageLimit: 10, ...always({ kind: "repeat", every: 5 }) },
    "Ids come twice and count once": { pageLimit: 10, ...always({ kind: "repeat", every: 5, counted: false }) },
    "Ids come twice in an order that differs": {
      pageLimit: 10,
      faults: [
        { times: "always", effect: { kind: "repeat", every: 5 } },
        { times: "always", effect: { kind: "reorder" } },
      ],
    },
    "Each answer leaves some images out": { pageLimit: 10, ...always({ kind: "drop", every: 7 }) },
    "TotalCount is missing": always({ kind: "totalCount" }),
    "TotalCount is one too many, once": once({ kind: "totalCount", value: 31 }),
    "TotalCount is one too many, always": always({ kind: "totalCount", value: 31 }),
    "TotalCount is one too few, always": always({ kind: "totalCount", value: 29 }),
    "TotalCount grows, always": { pageLimit: 10, ...always({ kind: "movingTotalCount", step: 1 }) },
    "TotalCount shrinks, always": { pageLimit: 10, ...always({ kind: "movingTotalCount", step: -1 }) },
    "TotalCount is a text": once({ kind: "totalCount", value: "30" }),
    "An image comes twice on a page": once({ kind: "duplicates" }),
    "An empty page in the middle, once": onPageFrom("9", { kind: "emptyPage" }),
    "An empty page in the middle, always": {
      pageLimit: 10,
      faults: [{ parameters: { Offset: "9" }, times: "always", effect: { kind: "emptyPage" } }],
    },
    "An endless listing": always({ kind: "endless" }),
    "A billion images": always({ kind: "totalCount", value: 1_000_000_000 }),
    ...oddImages,
    "No keys": { configuration: { publicKey: undefined, privateKey: undefined } },
    "Half of the keys": { configuration: { privateKey: undefined } },
    "A base URL with http": { configuration: { baseUrl: "http://api.ucloud.cn" } },
    "A base URL with a password": { configuration: { baseUrl: "https://me:secret@api.ucloud.cn" } },
    "A timeout that is no number": { configuration: { timeoutSeconds: "soon" } },
    "An unknown profile": { configuration: { profile: "nobody" } },
    "No region": { args: { region: undefined } },
    "A misspelt value": { args: { states: ["Availible"] } },
    "A name that nobody knows": { args: { features: ["CloudInt"] } },
  } satisfies Record<string, Experiment>),
);

function once(effect: Effect): Experiment {
  return { faults: [{ effect }] };
}

function always(effect: Effect): Experiment {
  return { faults: [{ effect, times: "always" }] };
}

/** Pages of ten, and a fault on one that starts there. */
function onPageFrom(offset: string, effect: Effect): Experiment {
  return { pageLimit: 10, faults: [{ parameters: { Offset: offset }, effect }] };
}
