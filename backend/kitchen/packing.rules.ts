const hourMs = 3_600_000

/** Hours that a packed hot meal may be eaten for. */
export const goodForHours = 4

/**
 * Until when a packed meal may be eaten: four hours after it came out of the pot. Where nobody marked that, it was
 * cooked by the time the window opened; a pot marked later than that says nothing about the portions before it.
 */
export const eatBy = (windowFrom: Date, firstReadyAt: Date | null): Date => {
  const cookedAt =
    firstReadyAt === null ? windowFrom : new Date(Math.min(+firstReadyAt, +windowFrom))
  return new Date(+cookedAt + goodForHours * hourMs)
}
