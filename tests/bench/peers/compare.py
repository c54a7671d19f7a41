"""Trains the same nets with Nabla and its peers in turns, and prints how much faster Nabla is.

Every program is one process that waits for its turn; a round is a turn for each, in an order of its own.
Ratios are taken within rounds, and their median stands, between the first and the third quartile: machines that
are slow for seconds at a time slow both sides of most ratios.
"""

import argparse
import os
import pathlib
import platform
import random
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PEERS = ("FANN", "PyTorch", "scikit-learn")
BETTER = "better of PyTorch and scikit-learn"
GOALS = {"A": ("FANN", 12), "B": ("FANN", 18), "C": ("FANN", 25), "D": (BETTER, 3.3), "E": (BETTER, 1.3)}
DOUBLE_GOALS = {"A": 1 / 3, "B": 1 / 3, "C": 1 / 3}
THREADS_GOALS = {"D": 1.4, "E": 1.8}


class Program:
    """A long-lived process that trains on request."""

    def __init__(self, command, threads=1):
        count = str(threads)
        environment = dict(os.environ, OPENBLAS_NUM_THREADS=count, OMP_NUM_THREADS=count)
        self.process = subprocess.Popen(command, env=environment, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.greeting = self.process.stdout.readline().strip()
        if not self.greeting:
            sys.exit(f"{' '.join(map(str, command))} does not start.")

    def ask(self, request):
        print(request, file=self.process.stdin, flush=True)
        return [float(word) for word in self.process.stdout.readline().split()]

    def turn(self, seconds):
        """Samples per second, and per second of the processor."""
        samples, taken, processor = self.ask(f"run {seconds}")
        return samples / taken, samples / max(processor, 1e-9)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def start_programs(net, shape, sizes, build):
    nabla, fann = build / "nabla_peer", build / "fann_peer"
    python = [sys.executable, "-W", "ignore"]
    programs = {"Nabla": Program([nabla, net, "float32", "1"])}
    if fann.exists():
        programs["FANN"] = Program([fann, shape, *sizes])
    for name, script in (("PyTorch", "torch_peer.py"), ("scikit-learn", "sklearn_peer.py")):
        programs[name] = Program([*python, HERE / script, shape, *sizes, "1"])
    if net in DOUBLE_GOALS:
        programs["float64"] = Program([nabla, net, "float64", "1"])
    if net in THREADS_GOALS:
        programs["threads"] = Program([nabla, net, "float32", "2"], threads=2)
    return programs


def take_turns(programs, rounds, seconds):
    """For each program, its rates in every round."""
    order = list(programs)
    shuffler = random.Random(1)
    for name in order:
        programs[name].turn(seconds / 4)
    rates = {name: [] for name in order}
    for number in range(1, rounds + 1):
        shuffler.shuffle(order)
        for name in order:
            rates[name].append(programs[name].turn(seconds))
        if sys.stderr.isatty():
            print(f"\r  round {number} of {rounds}", end="\r", file=sys.stderr, flush=True)
    return rates


class Comparison:
    """What was measured of one net."""

    def __init__(self, net, rates, clock):
        self.net = net
        self.wall = {name: [wall for wall, _ in turns] for name, turns in rates.items()}
        processor = {name: [own for _, own in turns] for name, turns in rates.items()}
        # One thread's time on the processor is what it would take alone; two are there to save real time.
        self.rates = self.wall if clock == "wall" else processor
        self.peers = [peer for peer in PEERS if peer in rates]
        self.ratios = {peer: divide(self.rates["Nabla"], self.rates[peer]) for peer in self.peers}
        better = list(map(max, self.rates["PyTorch"], self.rates["scikit-learn"]))
        self.ratios[BETTER] = divide(self.rates["Nabla"], better)
        if "float64" in rates:
            self.ratios["float64"] = divide(self.rates["float64"], self.rates["Nabla"])
        if "threads" in rates:
            self.ratios["threads"] = divide(self.wall["threads"], self.wall["Nabla"])


def divide(first, second):
    return [a / b for a, b in zip(first, second)]


def rate_text(rates):
    rate = statistics.median(rates)
    for limit, unit in ((1e6, " M"), (1e3, " k")):
        if rate >= limit:
            return f"{rate / limit:.3g}{unit}"
    return f"{rate:.3g}"


def ratio_text(ratios):
    first, middle, third = statistics.quantiles(ratios, n=4, method="inclusive")
    return f"{middle:.3g} [{first:.3g}, {third:.3g}]"


def goal_text(comparison, key, goal):
    held = statistics.median(comparison.ratios[key]) >= goal
    return f"≥ {goal:.2g}: {'held' if held else 'missed'}"


def peers_goal_text(comparison):
    key, goal = GOALS[comparison.net]
    if key not in comparison.ratios:
        return f"{key} ≥ {goal:.2g}: not measured"
    return f"{key.split()[0]} {goal_text(comparison, key, goal)}"


def table(title, header, rows):
    """A Markdown table with aligned columns."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    lines.insert(1, ["-" * width for width in widths])
    text = "".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |\n"
                   for line in lines)
    print(f"\n{title}\n\n{text}", end="")


def print_tables(comparisons):
    def ratio(comparison, key):
        return ratio_text(comparison.ratios[key]) if key in comparison.ratios else "–"

    table("Samples per second, one thread, float32 (median):", ["net", "Nabla", *PEERS],
          [[c.net] + [rate_text(c.rates[name]) if name in c.rates else "–" for name in ("Nabla", *PEERS)]
           for c in comparisons])
    table("Nabla's rate by its peers' (median [quartiles]):", ["net", *PEERS, BETTER, "goal"],
          [[c.net, *(ratio(c, name) for name in (*PEERS, BETTER)), peers_goal_text(c)] for c in comparisons])
    for title, key, goals in (
            ("Nabla's float64 by its float32:", "float64", DOUBLE_GOALS),
            ("Nabla's two threads by its one, by the clock on the wall:", "threads", THREADS_GOALS)):
        rows = [[c.net, rate_text(c.wall[key] if key == "threads" else c.rates[key]), ratio(c, key),
                 goal_text(c, key, goals[c.net])] for c in comparisons if key in c.ratios]
        if rows:
            table(title, ["net", "samples per second", "ratio", "goal"], rows)


def read_arguments():
    parser = argparse.ArgumentParser(description="Runs Nabla beside FANN, PyTorch and scikit-learn.")
    parser.add_argument("--nets", default="A,B,C,D,E", help="which of A,B,C,D,E to train (default: all)")
    parser.add_argument("--rounds", type=int, default=11, help="how many rounds (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=0.4,
                        help="how long a turn takes (default: %(default)s)")
    parser.add_argument("--clock", choices=("processor", "wall"), default="processor",
                        help="whose seconds count where one thread is compared (default: %(default)s)")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="where nabla_peer is")
    arguments = parser.parse_args()
    if arguments.rounds < 2 or arguments.seconds <= 0:
        parser.error("at least 2 rounds, and more than 0 seconds, are needed")
    return arguments


def describe_machine(arguments):
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        models = [line.split(":")[1].strip() for line in info if line.startswith("model name")]
    model = (models or [platform.machine()])[0]
    print(f"{model}, {os.cpu_count()} processors, load before: {os.getloadavg()[0]:.2f}; "
          f"{arguments.rounds} rounds of {arguments.seconds:g} s, seconds of the {arguments.clock}")


def compare(net, shape, sizes, arguments, describe):
    programs = start_programs(net, shape, sizes, arguments.build)
    if describe:
        print("\n".join(f"* {program.greeting}" for program in programs.values()), flush=True)
    print(f"net {net}: {shape}, batch {sizes[0]}, {sizes[1]} points", file=sys.stderr)
    rates = take_turns(programs, arguments.rounds, arguments.seconds)
    losses = ", ".join(f"{name} {program.ask('loss')[0]:.2g}" for name, program in programs.items())
    print(f"  half the mean squared error after it: {losses}", file=sys.stderr)
    for program in programs.values():
        program.end()
    return Comparison(net, rates, arguments.clock)


def main():
    arguments = read_arguments()
    listed = subprocess.check_output([arguments.build / "nabla_peer"], text=True)
    nets = {name: (shape, sizes) for name, shape, *sizes in map(str.split, listed.splitlines())}
    chosen = arguments.nets.split(",")
    if unknown := [name for name in chosen if name not in nets]:
        sys.exit(f"There is no net '{unknown[0]}'; there are {', '.join(nets)}.")
    describe_machine(arguments)
    print_tables([compare(name, *nets[name], arguments, name == chosen[0]) for name in chosen])


if __name__ == "__main__":
    main()
