"""What the peers written in Python share: arguments, data, the protocol of peer.h."""

import re
import sys
import time

import numpy


def arguments():
    """Shape, batch size, number of points and of threads."""
    shape, batch, points, threads = sys.argv[1:]
    return [int(units) for units in shape.split(",")], int(batch), int(points), int(threads)


def circle(inputs, points):
    """Nabla's circle, shuffled: the first of the Playground's seven features, and the classes, as float32."""
    random = numpy.random.default_rng(1)
    inside = random.permutation(points) % 2 == 0
    radius = numpy.where(inside, random.uniform(0, 2.5, points), random.uniform(3.5, 5, points))
    angle = random.uniform(0, 2 * numpy.pi, points)
    x, y = radius * numpy.sin(angle), radius * numpy.cos(angle)
    features = [x, y, x * x, y * y, x * y, numpy.sin(x), numpy.sin(y)]
    labels = numpy.where(inside, 1, -1)
    return numpy.stack(features[:inputs], axis=1).astype(numpy.float32), labels.astype(numpy.float32)


def blas():
    """The BLAS libraries that this process has loaded, with their folders."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        files = {line.split()[-1] for line in maps if re.search("/lib[^/]*blas[^/]*$", line)}
    return ", ".join("/".join(file.split("/")[-2:]) for file in sorted(files)) or "none"


def answer(description, train, loss):
    """Answers requests until they end; `train(seconds)` trains about so long, and gives how many samples."""
    print(description, flush=True)
    for line in sys.stdin:
        request = line.split()
        if request[0] == "loss":
            print(loss(), flush=True)
            continue
        start, processor_start = time.perf_counter(), time.process_time()
        samples = train(float(request[1]))
        taken = time.perf_counter() - start
        print(samples, taken, time.process_time() - processor_start, flush=True)
