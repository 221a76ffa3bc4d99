"""Shared answers: asked once, whoever asks; a failure is not kept."""

import threading
import time

import pytest

from dashboard.answers import Answers


def test_many_who_ask_the_same_ask_once():
    answers, asked = Answers(), []

    def find():
        asked.append(1)
        time.sleep(0.05)
        return "rows"

    found = []
    threads = [threading.Thread(target=lambda: found.append(answers.get("q", find))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["rows"] * 8
    assert len(asked) == 1


def test_a_failure_is_told_and_asked_again():
    answers = Answers()
    with pytest.raises(ZeroDivisionError):
        answers.get("q", lambda: 1 / 0)
    assert answers.get("q", lambda: 2) == 2


def test_the_oldest_answer_goes_first():
    answers = Answers(kept=2)
    for name in ("a", "b", "a", "c"):
        answers.get(name, lambda name=name: name)
    assert answers.get("a", lambda: "anew") == "a"
    assert answers.get("b", lambda: "anew") == "anew"
