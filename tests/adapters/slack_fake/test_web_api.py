"""The Web API answers as documented, to the SDK and to forms."""

import asyncio
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookClient

from tests.adapters.slack_fake.tiny import asking, button, card, modal
from tests.kit.plain import PLAIN
from tests.kit.slack import FakeSlack, HandClock, NotShown, SlackPhone


def client(fake: FakeSlack) -> WebClient:
    return WebClient(fake.bot_token, base_url=fake.api_url)


def error(call: Any, **args: Any) -> str:
    with pytest.raises(SlackApiError) as raised:
        call(**args)
    return str(raised.value.response["error"])


def test_the_async_client_posts_redraws_and_deletes(fake: FakeSlack, joe: SlackPhone) -> None:
    async def walk() -> list[str]:
        web = AsyncWebClient(fake.bot_token, base_url=fake.api_url)
        said = await web.chat_postMessage(channel="U0JOE", text="One", blocks=card("K7QX-3F"))
        where = {"channel": said["channel"], "ts": said["ts"]}
        seen = [joe.text()]
        await web.chat_update(**where, text="Two", blocks=card("M4TT-2Z"))
        seen.append(joe.text())
        await web.chat_delete(**where)
        return [*seen, joe.text()]

    assert asyncio.run(walk()) == ["*K7QX-3F* 2 bedrooms", "*M4TT-2Z* 2 bedrooms", ""]
    assert "K7QX-3F" in joe.ever_saw()


def test_a_message_is_redrawn_in_the_private_channel_and_not_by_the_person(
    fake: FakeSlack, joe: SlackPhone
) -> None:
    web = client(fake)
    said = web.chat_postMessage(channel="U0JOE", text="One")
    assert said["channel"] == "D0JOE"
    assert error(web.chat_update, channel="U0JOE", ts=said["ts"], text="Two") == "channel_not_found"
    web.chat_update(channel="D0JOE", ts=said["ts"], text="Two")
    assert joe.text() == "Two"


def test_message_ids_count_in_each_channel_by_itself(fake: FakeSlack, joe: SlackPhone) -> None:
    fake.workspace.clock = HandClock(1_700_000_000)
    web = client(fake)
    ids = [web.chat_postMessage(channel=c, text="x")["ts"] for c in ("U0JOE", "U0JOE", "C0BRE")]
    assert ids == ["1700000000.000100", "1700000000.000200", "1700000000.000100"]


def test_what_cannot_be_done_is_refused_as_documented(fake: FakeSlack, joe: SlackPhone) -> None:
    web = client(fake)
    fake.person("U0GONE", unreachable="user_disabled")
    fake.channel("C0OLD", archived=True)
    fake.channel("C0OUT", bot=False)
    fake.channel("C0PRI", bot=False, private=True)
    post = web.chat_postMessage
    assert error(post, channel="C0NONE", text="x") == "channel_not_found"
    assert error(post, channel="U0NONE", text="x") == "channel_not_found"
    assert error(post, channel="C0OLD", text="x") == "is_archived"
    assert error(post, channel="C0OUT", text="x") == "not_in_channel"
    assert error(post, channel="C0PRI", text="x") == "channel_not_found"
    assert error(post, channel="U0GONE", text="x") == "user_disabled"
    empty = {"channel": "C0BRE", "text": ""}
    assert error(web.api_call, api_method="chat.postMessage", json=empty) == "no_text"
    assert error(web.chat_update, channel="C0BRE", ts="1.2", text="x") == "message_not_found"
    joe.says("mine")
    ts = joe.messages()[-1].ts
    assert error(web.chat_update, channel="D0JOE", ts=ts, text="x") == "cant_update_message"
    assert error(web.chat_delete, channel="D0JOE", ts=ts) == "cant_delete_message"
    assert error(web.users_info, user="U0NONE") == "user_not_found"
    whisper = web.chat_postEphemeral
    assert error(whisper, channel="C0BRE", user="U0GONE", text="x") == "user_not_in_channel"
    assert error(web.api_call, api_method="chat.shout") == "unknown_method"


def test_a_whisper_is_seen_by_one_and_cannot_be_redrawn(fake: FakeSlack, joe: SlackPhone) -> None:
    ann = fake.person("U0ANN")
    fake.channel("C0BRE", [joe, ann])
    web = client(fake)
    said = web.chat_postEphemeral(channel="C0BRE", user="U0JOE", text="Psst")
    assert (joe.text(), ann.text()) == ("Psst", "")
    ts = said["message_ts"]
    assert error(web.chat_update, channel="C0BRE", ts=ts, text="x") == "message_not_found"


def test_tokens_are_told_apart(fake: FakeSlack) -> None:
    url = fake.api_url
    assert error(WebClient("xoxb-other", base_url=url).auth_test) == "invalid_auth"
    assert error(WebClient(base_url=url).auth_test) == "not_authed"
    assert error(WebClient(fake.app_token, base_url=url).auth_test) == "not_allowed_token_type"
    opened = client(fake).apps_connections_open(app_token=fake.app_token)
    assert str(opened["url"]).startswith(fake.url.replace("http", "ws"))
    who = client(fake).auth_test()
    assert (who["team_id"], who["ok"]) == ("T0SCHEME", True)


def test_forms_carry_blocks_as_json_text(fake: FakeSlack, joe: SlackPhone) -> None:
    blocks = '[{"type": "section", "text": {"type": "mrkdwn", "text": "From a form"}}]'
    form = {"token": fake.bot_token, "channel": "C0BRE", "text": "x", "blocks": blocks}
    assert (
        httpx.post(fake.api_url + "chat.postMessage", data=form, verify=PLAIN).json()["ok"] is True
    )
    assert joe.text() == "From a form"
    broken = httpx.post(
        fake.api_url + "chat.postMessage", data=form | {"blocks": "[{"}, verify=PLAIN
    )
    assert broken.json()["error"] == "invalid_blocks_format"


def test_people_and_channels_can_be_asked_for(fake: FakeSlack, joe: SlackPhone) -> None:
    web = client(fake)
    assert web.users_info(user="U0JOE")["user"]["team_id"] == "T0SCHEME"
    assert web.conversations_open(users=["U0JOE"])["channel"]["id"] == "D0JOE"
    assert web.conversations_info(channel="C0BRE")["channel"]["is_member"] is True
    assert [c["id"] for c in web.users_conversations()["channels"]] == ["C0BRE"]
    assert "U0JOE" in web.conversations_members(channel="C0BRE")["members"]


def trigger(fake: FakeSlack, joe: SlackPhone, modal: bool = False) -> str:
    return fake.workspace.trigger(joe.person.id, modal)


def test_a_trigger_opens_one_modal_within_three_seconds() -> None:
    clock = HandClock()
    with FakeSlack(clock=clock) as fake:
        joe = fake.person("U0JOE")
        web = client(fake)
        view = modal("Refer", card("K7QX-3F")[0])
        opens, late = trigger(fake, joe), trigger(fake, joe)
        web.views_open(trigger_id=opens, view=view)
        assert joe.view.label("title") == "Refer"
        assert error(web.views_open, trigger_id=opens, view=view) == "exchanged_trigger_id"
        assert error(web.views_open, trigger_id="1.2.3", view=view) == "invalid_trigger_id"
        clock.advance(3.1)
        assert error(web.views_open, trigger_id=late, view=view) == "expired_trigger_id"


def test_modals_stack_three_deep_and_close_one_by_one(fake: FakeSlack, joe: SlackPhone) -> None:
    web = client(fake)
    view = modal("One", card("K7QX-3F")[0])
    assert error(web.views_push, trigger_id=trigger(fake, joe, True), view=view) == "not_found"
    web.views_open(trigger_id=trigger(fake, joe), view=view)
    for title in ("Two", "Three"):
        top = modal(title, card("K7QX-3F")[0])
        web.views_push(trigger_id=trigger(fake, joe, True), view=top)
    full = error(web.views_push, trigger_id=trigger(fake, joe, True), view=view)
    assert full == "push_limit_reached"
    assert joe.view.previous == joe.stack[1].id
    joe.back()
    assert joe.view.label("title") == "Two"
    joe.close(everything=True)
    assert joe.stack == []
    with pytest.raises(NotShown, match="no modal"):
        joe.back()


def test_a_view_is_drawn_anew_by_either_name_and_keeps_what_was_typed(
    fake: FakeSlack, joe: SlackPhone
) -> None:
    web = client(fake)
    name = asking("name", "Who?", {"type": "plain_text_input"})
    note = asking("note", "Note?", {"type": "plain_text_input"}, optional=True)
    opened = web.views_open(
        trigger_id=trigger(fake, joe), view=modal("One", name, note, external_id="draft-1")
    )["view"]
    joe.fill({"Who?": "Ann", "Note?": "x"}, press=None)
    fresh = modal("Two", name, external_id="draft-1")
    told = web.views_update(external_id="draft-1", hash=opened["hash"], view=fresh)["view"]
    assert told["state"]["values"] == {
        "name": {"given": {"type": "plain_text_input", "value": "Ann"}}
    }
    stale = {"view_id": opened["id"], "hash": opened["hash"], "view": fresh}
    assert error(web.views_update, **stale) == "hash_conflict"
    with pytest.raises(NotShown, match="no longer in front"):
        joe.submit_to(joe.view, seen=opened["hash"])
    twin = error(web.views_open, trigger_id=trigger(fake, joe), view=fresh)
    assert twin == "duplicate_external_id"
    joe.close()
    assert error(web.views_update, view_id=opened["id"], view=fresh) == "not_found"


def test_a_home_tab_is_published_and_its_buttons_stand_behind_messages(
    fake: FakeSlack, joe: SlackPhone
) -> None:
    web = client(fake)
    home = {"type": "home", "blocks": card("Home", button("Refer", "refer"))}
    told = web.views_publish(user_id="U0JOE", view=home)["view"]
    assert joe.sees("Refer")
    web.views_publish(user_id="U0JOE", view=home, hash=told["hash"])
    again = error(web.views_publish, user_id="U0JOE", view=home, hash=told["hash"])
    assert again == "hash_conflict"


def test_a_response_address_is_good_for_five_uses_in_half_an_hour() -> None:
    clock = HandClock()
    with FakeSlack(clock=clock) as fake:
        joe = fake.person("U0JOE")
        client(fake).chat_postMessage(
            channel="U0JOE", text="x", blocks=card("K7QX-3F", button("Why", "why"))
        )
        target, at = joe.find("Why")
        urls = [joe.tap(target, at).told.payload["response_url"] for _ in range(2)]
        hook = WebhookClient(urls[0])
        assert hook.send(text="Done", replace_original=True).status_code == 200
        assert joe.text() == "Done"
        for said in ("2", "3", "4"):
            assert hook.send(text=said, response_type="ephemeral").status_code == 200
        assert hook.send_dict({"delete_original": True}).status_code == 200
        assert joe.text() == "2\n3\n4"
        assert "used_url" in hook.send(text="6").body
        clock.advance(1801)
        assert "expired_url" in WebhookClient(urls[1]).send(text="1").body
