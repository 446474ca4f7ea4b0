/** Where a diner belongs. */
export interface DinerSide {
  readonly dinerId: number
  readonly homeCanteenId: number
  /** Her home canteen and those that serve her community. */
  readonly canteenIds: readonly number[]
  /** Building, compound, community … city. */
  readonly placeIds: readonly number[]
}

/** Where a canteen, its serving, offering or booking belongs. */
export interface CanteenSide {
  readonly canteenId: number
  /** The canteen's own community … city. */
  readonly placeIds: readonly number[]
  /** Of the asker's places, those that overlap the communities this canteen serves. */
  readonly overlappingPlaceIds: readonly number[]
}

/** Where somebody who works here answers for something. */
export interface AccountSide {
  readonly accountId: number
  /** The places that hold everything she answers for: who has one of these stands above all of it. */
  readonly placeIds: readonly number[]
}

/**
 * What one named object belongs to: a diner has the first side, a canteen the second, a booking both, an account of
 * staff the third.
 */
export interface Belonging {
  readonly diner: DinerSide | null
  readonly canteen: CanteenSide | null
  readonly account: AccountSide | null
}
