import { queryOptions } from '@tanstack/react-query'
import { familyEndpoints } from '../../backend/contract/family.ts'
import { noticeEndpoints } from '../../backend/contract/notices.ts'
import { onlinePaymentEndpoints } from '../../backend/contract/online-payments.ts'
import { ownPhoneEndpoints } from '../../backend/contract/own-phone.ts'
import { standingEndpoints } from '../../backend/contract/standing.ts'
import { asking } from './asking.ts'

export const circleQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['family', 'circle', dinerId],
    queryFn: asking(familyEndpoints.getFamilyCircle, { params: { dinerId } }),
  })

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['family', 'invitation', token],
    queryFn: asking(familyEndpoints.readFamilyInvitation, { params: { token } }),
    retry: false,
  })

export const familyDayQuery = () =>
  queryOptions({
    queryKey: ['family', 'day'],
    queryFn: asking(familyEndpoints.getFamilyDay),
  })

export const ownPhoneQuery = () =>
  queryOptions({
    queryKey: ['family', 'own-phone'],
    queryFn: asking(ownPhoneEndpoints.getOwnPhone),
  })

export const familyPersonQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['family', 'person', dinerId],
    queryFn: asking(familyEndpoints.getFamilyPerson, { params: { dinerId } }),
  })

export const onlinePaymentQuery = (dinerId: number, paymentId: number) =>
  queryOptions({
    queryKey: ['family', 'payment', dinerId, paymentId],
    queryFn: asking(onlinePaymentEndpoints.getOnlinePayment, { params: { dinerId, paymentId } }),
  })

export const noticeChoicesQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['family', 'choices', dinerId],
    queryFn: asking(noticeEndpoints.getNoticeChoices, { params: { dinerId } }),
  })

export const familyNewsQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['family', 'news', dinerId],
    queryFn: asking(noticeEndpoints.listFamilyNews, { params: { dinerId } }),
  })

export const familyStandingQuery = (dinerId: number) =>
  queryOptions({
    queryKey: ['family', 'standing', dinerId],
    queryFn: asking(standingEndpoints.getStanding, { params: { dinerId } }),
  })
