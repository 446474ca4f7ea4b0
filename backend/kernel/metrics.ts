import type { NextFunction, Request, Response } from 'express'
import { openStreams } from './events.ts'

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

interface Series {
  readonly buckets: number[]
  count: number
  sum: number
}

export interface Metrics {
  readonly measure: (request: Request, response: Response, next: NextFunction) => void
  readonly text: () => string
}

/** Request counts and durations by route pattern (never by address or id), in Prometheus' text format. */
export const createMetrics = (): Metrics => {
  const series = new Map<string, Series>()
  return {
    measure: (request, response, next) => {
      const started = performance.now()
      response.on('finish', () => {
        const route = (request.route as { path?: unknown } | undefined)?.path
        const labels = `method="${request.method}",route="${typeof route === 'string' ? route : 'other'}",status="${response.statusCode}"`
        const seconds = (performance.now() - started) / 1000
        const one = series.get(labels) ?? { buckets: bounds.map(() => 0), count: 0, sum: 0 }
        bounds.forEach((bound, index) => {
          if (seconds <= bound) one.buckets[index] = (one.buckets[index] ?? 0) + 1
        })
        one.count += 1
        one.sum += seconds
        series.set(labels, one)
      })
      next()
    },
    text: () =>
      [
        '# TYPE http_request_duration_seconds histogram',
        ...[...series].flatMap(([labels, { buckets, count, sum }]) => [
          ...bounds.map(
            (bound, index) =>
              `http_request_duration_seconds_bucket{${labels},le="${bound}"} ${buckets[index] ?? 0}`,
          ),
          `http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`,
          `http_request_duration_seconds_sum{${labels}} ${sum}`,
          `http_request_duration_seconds_count{${labels}} ${count}`,
        ]),
        '# TYPE nuancan_open_streams gauge',
        `nuancan_open_streams ${openStreams()}`,
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '',
      ].join('\n'),
  }
}
