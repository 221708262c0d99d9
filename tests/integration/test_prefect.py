"""The deployment of prefect.yaml on a real server and worker: scheduled runs load the inbox, a bad one fails."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from alert_receivers import Webhook, webhook
from tests_support import ROOT, article_text

from warehouse.lake import Lake

PREFECT = Path(sys.executable).with_name("prefect")
ENDED = {"COMPLETED", "FAILED", "CRASHED"}
SLEEPER = """
import os
import time
from pathlib import Path

from flows.alerts.watch import watched
from flows.alerts.events import checks_artifact
from flows.orchestration import flow
from flows.settings import load


@flow(name="sleeper")
def sleeper() -> None:
    with watched(load(), "sleeper"):
        names = ("severity", "suite", "expectation", "subject", "observed", "expected", "unexpected_count")
        checks_artifact([dict.fromkeys(names, "<b>") | {"outcome": "failed"}])
        Path("sleeper.pid").write_text(str(os.getpid()))
        time.sleep(300)
"""


class Server:
    """A Prefect server and a worker of this test, deployed from a copy of the project."""

    def __init__(self, folder: Path, hook: Webhook) -> None:
        self.hook = hook
        self.project = folder / "project"
        self.logs = folder / "logs"
        self.logs.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.api = f"http://127.0.0.1:{port}/api"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "DATELINE_"))},
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": self.api,
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "DATELINE_ALERT_URLS": hook.url,
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_WORKER_PREFETCH_SECONDS": "5",
            "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "3",
        }
        self.processes: list[subprocess.Popen[bytes]] = []
        server = self._start("server", "start", "--host", "127.0.0.1", "--port", str(port))
        self._wait("the server", lambda: self._is_healthy(server), 120)
        self.run("work-pool", "create", "local", "--type", "process")
        self.run("--no-prompt", "deploy", "--all")
        self._start("worker", "start", "--pool", "local", "--type", "process", "--limit", "1")

    def run(self, *arguments: str) -> None:
        done = subprocess.run(
            [PREFECT, *arguments], cwd=self.project, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def ended_runs(self, at_least: int) -> list[dict[str, Any]]:
        """Ended flow runs, oldest first, once there are so many."""
        self._wait(f"{at_least} ended runs", lambda: len(self._ended()) >= at_least, 150)
        return self._ended()

    def get(self, path: str) -> Any:  # noqa: ANN401
        return self._answered("GET", path).json()

    def patch(self, path: str, body: dict[str, Any]) -> None:
        self._answered("PATCH", path, body)

    def post(self, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401
        return self._answered("POST", path, body).json()

    def _answered(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        """The server's answer; while its database is locked by its own services, it asks to be asked again."""
        deadline = time.monotonic() + 60
        while True:
            response = httpx.request(method, f"{self.api}/{path}", json=body, timeout=30)
            if response.status_code != httpx.codes.SERVICE_UNAVAILABLE or time.monotonic() > deadline:
                response.raise_for_status()
                return response
            time.sleep(1)

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.send_signal(signal.SIGINT)
        for process in reversed(self.processes):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self.logs / f"{arguments[0]}.log").open("wb")
        process = subprocess.Popen(
            [PREFECT, *arguments], cwd=self.project, env=self.environment, stdout=log, stderr=subprocess.STDOUT
        )
        self.processes.append(process)
        return process

    def _is_healthy(self, server: subprocess.Popen[bytes]) -> bool:
        assert server.poll() is None, self._told()
        try:
            return httpx.get(f"{self.api}/health", timeout=1).is_success
        except httpx.HTTPError:
            return False

    def _ended(self) -> list[dict[str, Any]]:
        runs = self.post("flow_runs/filter", {"sort": "EXPECTED_START_TIME_ASC"})
        return [run for run in runs if run["state_type"] in ENDED]

    def _wait(self, what: str, reached: Any, seconds: float) -> None:  # noqa: ANN401
        deadline = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < deadline, f"no {what} in {seconds} s\n{self._told()}"
            time.sleep(0.5)

    def _told(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-3000:] for path in self.logs.iterdir())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("prefect")
    wanted = ("flows", "transforms", "expectations", "warehouse")
    for name in wanted:
        shutil.copytree(ROOT / name, folder / "project" / name)
    deployed = yaml.safe_load((ROOT / "prefect.yaml").read_text())
    # As it stands but for the hour: three in the morning is too long to wait for.
    deployed["deployments"][0]["schedules"] = [{"interval": 15, "slug": "often"}]
    # A flow that waits to be killed, watched as the others are.
    (folder / "project" / "flows" / "sleeper.py").write_text(SLEEPER)
    sleeper = {"name": "sleeper", "entrypoint": "flows/sleeper.py:sleeper", "work_pool": {"name": "local"}}
    deployed["deployments"].append(sleeper)
    (on_crash,) = (each for each in deployed["deployments"] if each["name"] == "on-crash")
    on_crash["triggers"][0]["match_related"]["prefect.resource.name"].append("sleeper")
    (folder / "project" / "prefect.yaml").write_text(yaml.safe_dump(deployed))
    inbox = folder / "project" / "data" / "inbox" / "post"
    inbox.mkdir(parents=True)
    for number in range(5):
        (inbox / f"{number}.txt").write_text(article_text(number))
    with webhook() as hook:
        running = Server(folder, hook)
        yield running
        running.stop()


def test_scheduled_run_loads_the_inbox_stage_by_stage(server: Server) -> None:
    run = server.ended_runs(1)[0]
    assert (run["state_type"], run["auto_scheduled"]) == ("COMPLETED", True), server._told()
    lake = Lake(server.project / "data" / "lake")
    with lake.open_readonly() as connection:
        rows = connection.execute("select flow_run_id, records_published from lake.runs").fetchall()
    assert rows == [(run["id"].replace("-", ""), 5)]
    tasks = server.post("task_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
    names = {task["name"].rsplit("-", 1)[0] for task in tasks}
    assert {"read_batch", "clean", "tag", "match", "audit", "publish_batch"} <= names


def test_later_run_finds_nothing_new_and_a_run_that_holds_too_much_fails(server: Server) -> None:
    before = len(server.ended_runs(2))
    inbox = server.project / "data" / "inbox" / "post"
    (inbox / "broken.txt").write_bytes(b"\x00\x01\x02")
    deadline = time.monotonic() + 90
    while not (failed := [run for run in server.ended_runs(before) if run["state_type"] == "FAILED"]):
        assert time.monotonic() < deadline, "no run has failed"
        time.sleep(1)
    assert "held back" in failed[0]["state"]["message"]
    later = server.ended_runs(len(server._ended()) + 1)[-1]
    assert later["state_type"] == "COMPLETED", "the broken file is not tried and told again"
    with Lake(server.project / "data" / "lake").open_readonly() as connection:
        assert connection.execute("select count(*) from lake.runs").fetchall() == [(2,)]
        reasons = connection.execute("select reason from lake.files where status = 'rejected'").fetchall()
        assert [reason.partition(":")[0] for (reason,) in reasons] == ["undecodable"]


def test_a_killed_run_is_told_by_the_flow_that_its_crash_sets_off(server: Server) -> None:
    nightly, sleeper = (server.get(f"deployments/name/{name}")["id"] for name in ("ingest/nightly", "sleeper/sleeper"))
    server.patch(f"deployments/{nightly}", {"paused": True})  # it would keep the only worker
    server.post(f"deployments/{sleeper}/create_flow_run", {})
    pid = server.project / "sleeper.pid"
    server._wait("process of the sleeper", lambda: pid.exists() and pid.read_text(), 150)
    artifacts = server.post("artifacts/filter", {"artifacts": {"key": {"any_": ["dateline-checks"]}}})
    assert "1 checks, 1 of them not passed" in {artifact["description"] for artifact in artifacts}
    os.kill(int(pid.read_text()), signal.SIGKILL)
    server._wait("alert", lambda: "[critical] run_killed: sleeper" in server.hook.titles, 150)
    told = {"filter": {"event": {"name": ["dateline.alert.raised"]}}}
    server._wait("event", lambda: "sleeper" in str(server.post("events/filter", told)["events"]), 60)
    flow = server.get("flows/name/deliver-alerts")["id"]
    server._wait("end of the run that tells", lambda: flow in {r["flow_id"] for r in server._ended()}, 60)
    assert server.hook.titles.count("[critical] run_killed: sleeper") == 1
