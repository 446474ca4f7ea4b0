export interface StarMeal {
  readonly offering: string
  readonly arrivesAt: string
}

type Eaten = Readonly<Record<number, StarMeal>>

const ribs = (arrivesAt: string): StarMeal => ({ offering: '萝卜排骨', arrivesAt })

/**
 * The two elders whose screens everybody looks at first: what they ate and when, by days from today.
 * Their last meal is the canteen's own dish, which is on every lunch, so 「跟上次一样」 always works;
 * tomorrow they have not booked yet.
 */
const meals: Readonly<Record<string, Eaten>> = {
  陈桂英: {
    [-13]: ribs('11:18'),
    [-12]: ribs('11:21'),
    [-10]: ribs('11:16'),
    [-9]: ribs('11:24'),
    [-8]: ribs('11:20'),
    [-6]: ribs('11:15'),
    [-5]: { offering: '面筋塞肉', arrivesAt: '11:19' },
    [-3]: ribs('11:22'),
    [-2]: ribs('11:17'),
    [-1]: ribs('11:20'),
  },
  张秀英: {
    [-14]: ribs('11:12'),
    [-13]: ribs('11:20'),
    [-11]: ribs('11:17'),
    [-10]: ribs('11:14'),
    [-9]: ribs('11:22'),
    [-7]: ribs('11:18'),
    [-6]: ribs('11:11'),
    [-4]: { offering: '香菇蒸鸡', arrivesAt: '11:16' },
    [-3]: ribs('11:25'),
    [-1]: ribs('11:13'),
  },
}

export const starMeal = (name: string, dayOffset: number): StarMeal | undefined =>
  meals[name]?.[dayOffset]
