"""Clients take turns, and nothing that waits is lost or doubled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.web.queue import FairQueue

CLIENTS = st.sampled_from(["ann", "ben", "cem"])


def test_a_client_with_many_requests_delays_another_by_one() -> None:
    queue = FairQueue[str](2_000, 1_000)
    assert all(queue.add("ann", f"a{number}") for number in range(1_000))
    assert queue.add("ben", "b0")
    assert [queue.take(), queue.take()] == ["a0", "b0"]


def test_a_full_queue_and_a_full_line_take_no_more() -> None:
    queue = FairQueue[int](3, 2)
    assert [queue.add("ann", 1), queue.add("ann", 2), queue.add("ann", 3)] == [True, True, False]
    assert [queue.add("ben", 4), queue.add("cem", 5)] == [True, False]
    assert len(queue) == 3


def test_who_leaves_is_not_served() -> None:
    queue = FairQueue[int](9, 9)
    for number in (1, 2, 3):
        queue.add("ann", number)
    queue.remove("ann", 2)
    queue.remove("ann", 2)
    queue.remove("ben", 1)
    assert [queue.take(), queue.take(), queue.take(), len(queue)] == [1, 3, None, 0]


@given(st.lists(CLIENTS, max_size=40), st.data())
def test_each_request_is_served_once_and_in_the_order_of_its_client(clients: list[str], data: st.DataObject) -> None:
    queue = FairQueue[tuple[str, int]](50, 50)
    for number, client in enumerate(clients):
        assert queue.add(client, (client, number))
    gone = data.draw(st.sets(st.sampled_from(list(enumerate(clients))))) if clients else set()
    for number, client in gone:
        queue.remove(client, (client, number))
    served = []
    while (item := queue.take()) is not None:
        served.append(item)
    left = [(client, number) for number, client in enumerate(clients) if (number, client) not in gone]
    assert sorted(served) == sorted(left)
    for client in set(clients):
        numbers = [number for name, number in served if name == client]
        assert numbers == sorted(numbers)
