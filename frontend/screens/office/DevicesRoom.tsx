import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { staffEndpoints } from '../../../backend/contract/staff.ts'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { deviceKinds } from '../../../backend/vocabulary/role.ts'
import type { DeviceKind } from '../../../backend/vocabulary/role.ts'
import { paths } from '../../app/paths.ts'
import { devicesQuery } from '../../queries/staff.ts'
import type { Device } from '../../queries/staff.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import devices from './Devices.module.css'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'
import { useToday } from './use-today.ts'

type Pairing = ReplyOf<typeof staffEndpoints.addDevice>

export function DevicesRoom() {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.devices
  const query = useQuery(devicesQuery(canteenId))
  const [adding, setAdding] = useState(false)
  const [pairing, setPairing] = useState<Pairing | null>(null)
  const [revoking, setRevoking] = useState<Device | null>(null)
  return (
    <OfficeFrame room="devices">
      <div className={styles.toolbar}>
        <Button type="button" kind="primary" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </div>
      <Loaded query={query}>
        {(list) =>
          list.devices.length === 0 ? (
            <EmptyState words={words.none} />
          ) : (
            <DeviceTable list={list.devices} onRevoke={setRevoking} />
          )
        }
      </Loaded>
      {adding && (
        <AddDevice
          onClose={() => setAdding(false)}
          onAdded={(reply) => {
            setAdding(false)
            setPairing(reply)
          }}
        />
      )}
      {pairing !== null && <PairingCode pairing={pairing} onClose={() => setPairing(null)} />}
      {revoking !== null && <Revoke device={revoking} onClose={() => setRevoking(null)} />}
    </OfficeFrame>
  )
}

function DeviceTable({ list, onRevoke }: { list: Device[]; onRevoke: (device: Device) => void }) {
  const words = useOfficeWords().canteen.devices
  return (
    <Table
      caption={words.caption}
      rows={list}
      rowKey={(device) => device.deviceId}
      columns={[
        { key: 'name', heading: words.name, cell: (device) => <Keep>{device.name}</Keep> },
        { key: 'kind', heading: words.kind, cell: (device) => words.kinds[device.kind] },
        { key: 'state', heading: words.state, cell: (device) => <DeviceState device={device} /> },
        {
          key: 'revoke',
          heading: <span className="spoken-only">{words.revokeIt}</span>,
          cell: (device) =>
            device.revokedAt === null && (
              <button
                type="button"
                className={styles.rowAction}
                aria-label={words.revoke(device.name)}
                onClick={() => onRevoke(device)}
              >
                {words.revokeIt}
              </button>
            ),
        },
      ]}
    />
  )
}

function DeviceState({ device }: { device: Device }) {
  const base = useWords()
  const words = useOfficeWords().canteen.devices
  const today = useToday()
  const say = (instant: string): string => {
    const at = new Date(instant)
    const moment = { day: serviceDayAt(at), time: timeOfDayAt(at) }
    return base.moment(moment, today)
  }
  if (device.revokedAt !== null) return words.revoked(say(device.revokedAt))
  if (device.lastSeenAt !== null) return words.seen(say(device.lastSeenAt))
  return device.registeredAt === null ? words.waiting : words.registered(say(device.registeredAt))
}

interface AddDeviceProps {
  onClose: () => void
  onAdded: (pairing: Pairing) => void
}

function AddDevice({ onClose, onAdded }: AddDeviceProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.devices
  return (
    <Dialog title={words.add} onClose={onClose}>
      <OfficeForm
        endpoint={staffEndpoints.addDevice}
        params={{ canteenId }}
        read={(fields) => ({
          kind: fields.text('kind', words.kind) as DeviceKind,
          name: fields.text('name', words.name),
        })}
        submit={words.add}
        cancel={onClose}
        done={onAdded}
      >
        {(errorOf) => (
          <FormGrid>
            <Select
              label={words.kind}
              name="kind"
              options={deviceKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            />
            <Field
              label={words.name}
              name="name"
              hint={words.nameHint}
              maxLength={40}
              error={errorOf('name')}
            />
          </FormGrid>
        )}
      </OfficeForm>
    </Dialog>
  )
}

function PairingCode({ pairing, onClose }: { pairing: Pairing; onClose: () => void }) {
  const base = useWords()
  const words = useOfficeWords().canteen.devices
  const address = `${location.origin}${paths.device()}`
  const until = base.clock(timeOfDayAt(new Date(pairing.expiresAt)))
  return (
    <Dialog title={words.codeTitle} onClose={onClose}>
      <p>{words.codeHow(address)}</p>
      <p className={devices.code}>
        {pairing.pairingCode.slice(0, 4)} {pairing.pairingCode.slice(4)}
      </p>
      <p className={styles.before}>{words.codeUntil(until)}</p>
      <Row>
        <Button type="button" kind="primary" onClick={onClose}>
          {words.codeDone}
        </Button>
      </Row>
    </Dialog>
  )
}

function Revoke({ device, onClose }: { device: Device; onClose: () => void }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.devices
  return (
    <Dialog title={words.revokeTitle(device.name)} onClose={onClose}>
      <OfficeForm
        endpoint={staffEndpoints.revokeDevice}
        params={{ canteenId, deviceId: device.deviceId }}
        read={() => ({})}
        submit={words.revokeIt}
        kind="danger"
        cancel={onClose}
        done={onClose}
      >
        <p className={styles.before}>{words.revokeText}</p>
      </OfficeForm>
    </Dialog>
  )
}
