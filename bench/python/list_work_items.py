"""The official Python SDK's part of the comparison: lists the work items once for each line that comes in."""

import sys
import time

from plane import PlaneClient

url, workspace, project, page_size = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
client = PlaneClient(base_url=url, api_key="plane_api_bench")

for _ in sys.stdin:
    start, cpu = time.perf_counter_ns(), time.process_time_ns()
    objects = checksum = 0
    # A plain mapping: the SDK's own type for parameters refuses pages of more than 100.
    params = {"per_page": page_size}
    while True:
        page = client.work_items.list(workspace, project, params=params)
        for item in page.results:
            objects += 1
            checksum += item.sequence_id
        if not page.next_page_results:
            break
        params = {"per_page": page_size, "cursor": page.next_cursor}
    print(objects, checksum, time.perf_counter_ns() - start, time.process_time_ns() - cpu, flush=True)
