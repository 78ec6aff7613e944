{{ hello }}|
