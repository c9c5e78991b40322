import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  eventsOf,
  MailServer,
  Organization,
  PageVisitor,
  PASSWORD,
  plainId,
  read,
  RunningKeyledger,
  signIn,
  untilEvent,
  type Caller,
} from './harness/index.js';

const START = `mutation ($input: StartChannelCampaignInput!) {
  startChannelCampaign(input: $input) {
    ... on StartChannelCampaignPayload { campaignId position }
    ... on Problem { code }
  }
}`;
const PROGRESS = `query ($id: ID!) {
  channelCampaign(id: $id) { departmentId finishedAt people invited failed unreachable verified }
}`;

/** Beside the owner, who has no channel. */
const WITH_MAIL = 50;
const PHONE_ONLY = 3;
const CONFIRM = 4;
const A_PAGE = 25;

describe('A campaign', () => {
  let mail: MailServer;
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;

  beforeAll(async () => {
    mail = await MailServer.start();
    running = await RunningKeyledger.start({ settings: mail.settings });
    organization = await Organization.found(running, 'example.com');
    owner = (await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' })).caller;
    for (let n = 0; n < WITH_MAIL; n += 1) {
      const department = n < 5 ? ['研发中心'] : undefined;
      const backup = `p${n}@example.org`;
      await organization.person({
        address: `p${n}@example.com`,
        department,
        backup,
        password: null,
      });
    }
    for (let n = 0; n < PHONE_ONLY; n += 1) {
      const phone = `+8613800000${n}00`;
      await organization.person({ address: `t${n}@example.com`, phone, password: null });
    }
  });
  afterAll(async () => {
    await running?.close();
    await mail?.close();
  });

  const progress = (id: unknown) => owner.send(PROGRESS, { id });

  async function start(input: object = {}): Promise<{ id: string; stream: string }> {
    const started = await owner.send(START, { input });
    owner.after(read(started, 'position'));
    const id = String(read(started, 'campaignId'));
    return { id, stream: `campaign-${plainId(id)}` };
  }

  async function confirm(n: number): Promise<void> {
    const { text } = await mail.nthTo(`p${n}@example.org`, 1);
    const link = new URL(/https?:\S+\/c\/\S+/.exec(text)?.[0] ?? '').pathname;
    const visitor = await (await new PageVisitor(running.url).open(link)).submit({});
    expect(visitor.status).toBe(200);
  }

  it('invites everybody once, also when it is stopped in the middle, and counts who confirms', async () => {
    const { id, stream } = await start();
    await untilEvent(running, stream, 'ChannelCampaignAdvanced');
    await running.stop();
    expect(await pagesAfterRestart()).toBe(1);
    owner = await signIn(running.url, 'owner@example.com', PASSWORD);
    const { position } = await untilEvent(running, stream, 'ChannelCampaignFinished');
    for (let n = 0; n < WITH_MAIL; n += 1) await mail.nthTo(`p${n}@example.org`, 1);
    const people = WITH_MAIL + PHONE_ONLY + 1;
    owner.after(position);
    expect(await progress(id)).toMatchObject({
      departmentId: null,
      people,
      invited: WITH_MAIL,
      failed: 0,
      unreachable: PHONE_ONLY + 1,
      verified: 0,
    });

    for (let n = 0; n < CONFIRM; n += 1) await confirm(n);
    const last = await untilEvent(running, 'employee-', 'RecoveryChannelVerified', CONFIRM);
    owner.after(last.position);
    expect(await progress(id)).toMatchObject({ people, invited: WITH_MAIL, verified: CONFIRM });

    const issued = (await eventsOf(running, 'employee-')).filter(
      ({ type }) => type === 'ChannelVerificationIssued',
    );
    expect(issued).toHaveLength(WITH_MAIL);
    for (let n = 0; n < WITH_MAIL; n += 1) {
      expect([n, mail.countTo(`p${n}@example.org`)]).toEqual([n, 1]);
    }

    async function pagesAfterRestart(): Promise<number> {
      await running.open();
      const events = await eventsOf(running, stream);
      const pages = events.filter(({ type }) => type === 'ChannelCampaignAdvanced');
      expect(read(pages[0]?.data, 'people')).toHaveLength(A_PAGE);
      return pages.length;
    }
  }, 180_000);

  it('of a department invites those who work there and have nothing proved yet', async () => {
    const departmentId = read(
      await owner.send('{ organization { departments { id } } }'),
      'departments',
      '0',
      'id',
    );
    const { id, stream } = await start({ departmentId });
    owner.after((await untilEvent(running, stream, 'ChannelCampaignFinished')).position);
    expect(await progress(id)).toMatchObject({
      departmentId,
      people: 5,
      invited: 5 - CONFIRM,
      unreachable: 0,
      verified: CONFIRM,
    });
    const listed = (await owner.send('{ channelCampaigns { id } }')) as readonly unknown[];
    expect(listed.map((each) => read(each, 'id'))).toHaveLength(2);
    expect(read(listed[0], 'id')).toBe(id);
  });
});
