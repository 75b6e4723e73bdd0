import {
  changePassword,
  confirmAuthenticator,
  offerAuthenticator,
  ownAccount,
  removeAuthenticator,
  renewRecoveryCodes,
} from "./account.ts";
import { alarms, policyReport } from "./alarms.ts";
import { fetchAttachment, sendAttachment } from "./attachments.ts";
import { auditHeadSigned, auditPage, coeEvidence } from "./audit.ts";
import { sendBatch } from "./batch.ts";
import { fetchBodies } from "./bodies.ts";
import { changes } from "./changes.ts";
import { coeOpened, coeRecord } from "./coes.ts";
import { confirm } from "./confirm.ts";
import { deviceErased, devices, enrolDeviceHere, revokeDeviceHere } from "./devices.ts";
import { districtCoe, districtCoes } from "./district.ts";
import { handover, recruiters } from "./handovers.ts";
import { health } from "./health.ts";
import { hello } from "./hello.ts";
import { invitation, invitationAccepted, invitationAnew, invitationOpened } from "./invitations.ts";
import { noticeSeen, notices } from "./notices.ts";
import { offerDecision } from "./offers.ts";
import {
  askPasskey,
  keepNewPasskey,
  offerNewPasskey,
  proveWithPasskey,
  removeOwnPasskey,
  signInWithPasskey,
} from "./passkeys.ts";
import { changeOfPerson, deactivation, people, reactivation, sessionsOfPerson } from "./people.ts";
import { askPieces, sendPiece } from "./pieces.ts";
import { enterPractice, practicePeople } from "./practice.ts";
import { queue } from "./queue.ts";
import { handInRescue, rescue, rescueApproval, rescues } from "./rescues.ts";
import { review } from "./reviews.ts";
import { fetchRevision, sendRevision } from "./revisions.ts";
import type { Route } from "./route.ts";
import { endOneSession, endOtherSessions, ownSessions, proveAgain, signOut, whoIsSignedIn } from "./session.ts";
import { firstRun, signInWays, signInWithPassword } from "./sign-in.ts";
import { beginSignOn, finishSignOn } from "./single-sign-on.ts";

/** Every call the server answers. The application and its OpenAPI description are both made from this table. */
export const routes: readonly Route[] = [
  health,
  hello,
  sendBatch,
  sendRevision,
  fetchRevision,
  fetchBodies,
  sendAttachment,
  fetchAttachment,
  askPieces,
  sendPiece,
  confirm,
  enrolDeviceHere,
  devices,
  revokeDeviceHere,
  deviceErased,
  changes,
  review,
  offerDecision,
  queue,
  coeRecord,
  coeOpened,
  handover,
  recruiters,
  coeEvidence,
  auditPage,
  auditHeadSigned,
  alarms,
  policyReport,
  districtCoes,
  districtCoe,
  whoIsSignedIn,
  signOut,
  proveAgain,
  ownSessions,
  endOtherSessions,
  endOneSession,
  signInWays,
  signInWithPassword,
  firstRun,
  people,
  changeOfPerson,
  deactivation,
  reactivation,
  sessionsOfPerson,
  invitation,
  invitationAnew,
  invitationOpened,
  invitationAccepted,
  handInRescue,
  rescues,
  rescue,
  rescueApproval,
  notices,
  noticeSeen,
  ownAccount,
  changePassword,
  offerAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
  offerNewPasskey,
  keepNewPasskey,
  removeOwnPasskey,
  askPasskey,
  signInWithPasskey,
  proveWithPasskey,
  beginSignOn,
  finishSignOn,
  practicePeople,
  enterPractice,
];
